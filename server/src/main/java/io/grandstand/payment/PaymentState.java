package io.grandstand.payment;

/** Where a payment stands; the legal moves are in {@link PaymentMove}. */
enum PaymentState {
    /** Recorded; the provider has not been told. */
    READY(PaymentStatus.PENDING),
    /** The payer is at the provider's checkout. */
    AWAITING_PAYER(PaymentStatus.PENDING),
    /** Whoever asked for the money is asked whether it may be taken now. */
    AUTHORIZING(PaymentStatus.PENDING),
    /** It may; the provider is being asked to take it. */
    CAPTURING(PaymentStatus.PENDING),
    /** The provider's answer was lost; it is asked what became of it. */
    UNKNOWN(PaymentStatus.PENDING),
    COMPLETED(PaymentStatus.COMPLETED),
    FAILED(PaymentStatus.FAILED),
    /** The money is to go back; it is still here. */
    REFUNDING(PaymentStatus.COMPLETED),
    REFUNDED(PaymentStatus.REFUNDED);

    private final PaymentStatus shown;

    PaymentState(PaymentStatus shown) {
        this.shown = shown;
    }

    PaymentStatus shown() {
        return shown;
    }
}
