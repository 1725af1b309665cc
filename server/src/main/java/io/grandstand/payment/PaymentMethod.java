package io.grandstand.payment;

/** By which way money is taken. */
public enum PaymentMethod {
    /** The fan's balance here; asks the payer nothing. */
    WALLET(PaymentState.AUTHORIZING),
    /** A payment company that is played here; the payer chooses what happens on its page. */
    SANDBOX(PaymentState.READY);

    private final PaymentState first;

    PaymentMethod(PaymentState first) {
        this.first = first;
    }

    /** Where a payment by this method begins: with a checkout to open, or with the question whether to take it. */
    PaymentState first() {
        return first;
    }
}
