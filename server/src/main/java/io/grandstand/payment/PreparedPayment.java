package io.grandstand.payment;

/** A payment whose wish was recorded just now, and nobody was asked for anything: to be proceeded with after the commit. */
public final class PreparedPayment {

    private final Payment payment;

    PreparedPayment(Payment payment) {
        this.payment = payment;
    }

    public PaymentReference reference() {
        return payment.reference();
    }

    Payment payment() {
        return payment;
    }
}
