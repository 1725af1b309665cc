package io.grandstand.order;

import static io.grandstand.order.OrderState.CANCELLED;
import static io.grandstand.order.OrderState.COMPLETED;
import static io.grandstand.order.OrderState.CONFIRMING;
import static io.grandstand.order.OrderState.CREATED;
import static io.grandstand.order.OrderState.EXPIRED;
import static io.grandstand.order.OrderState.FAILED;
import static io.grandstand.order.OrderState.GIVING_UP;
import static io.grandstand.order.OrderState.PAYING;
import static io.grandstand.order.OrderState.REFUNDING;
import static io.grandstand.order.OrderState.UNPAYING;

import java.util.Set;

/** The table of legal moves: what happened, from where it may, and where it leads. */
enum OrderMove {
    PAYMENT_BEGUN(Set.of(CREATED), PAYING),
    PAYMENT_COMPLETED(Set.of(PAYING), CONFIRMING),
    PAYMENT_FAILED(Set.of(PAYING), UNPAYING),
    SEATS_STILL_KEPT(Set.of(UNPAYING), CREATED),
    SEATS_CONFIRMED(Set.of(CONFIRMING), COMPLETED),
    SEATS_GONE(Set.of(CONFIRMING), REFUNDING),
    MONEY_BACK(Set.of(REFUNDING), FAILED),
    GIVEN_UP(Set.of(CREATED), GIVING_UP),
    SEATS_FREED(Set.of(GIVING_UP), CANCELLED),
    TIME_RAN_OUT(Set.of(CREATED, UNPAYING), EXPIRED),
    TICKETS_CANCELLED(Set.of(COMPLETED), CANCELLED),
    /** By the host who gave them. */
    TAKEN_BACK(Set.of(COMPLETED), CANCELLED);

    /** Made by {@code Set.of}, so it never changes, which its type does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<OrderState> from;

    private final OrderState to;

    OrderMove(Set<OrderState> from, OrderState to) {
        this.from = from;
        this.to = to;
    }

    boolean legalFrom(OrderState state) {
        return from.contains(state);
    }

    OrderState to() {
        return to;
    }
}
