package io.grandstand.order;

/** Where an order stands; the legal moves are in {@link OrderMove}. */
enum OrderState {
    CREATED(OrderStatus.CREATED),
    /** A payment is on its way. */
    PAYING(OrderStatus.PAYING),
    /** The money was taken; the seats are to be confirmed. */
    CONFIRMING(OrderStatus.PAYING),
    /** No money was taken; the hold is to get its time back. */
    UNPAYING(OrderStatus.PAYING),
    /** The money was taken, but the seats are gone; it is to go back. */
    REFUNDING(OrderStatus.PAYING),
    /** Its fan wants it no more; the seats are to be freed. */
    GIVING_UP(OrderStatus.CANCELLED),
    COMPLETED(OrderStatus.COMPLETED),
    CANCELLED(OrderStatus.CANCELLED),
    EXPIRED(OrderStatus.EXPIRED),
    FAILED(OrderStatus.FAILED);

    private final OrderStatus shown;

    OrderState(OrderStatus shown) {
        this.shown = shown;
    }

    OrderStatus shown() {
        return shown;
    }
}
