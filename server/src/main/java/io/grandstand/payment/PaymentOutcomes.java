package io.grandstand.payment;

/**
 * Whoever asks for money, being told what became of it: in the same process, right after payment's commit. A call may be
 * lost with its process, so events and a job stand below it; every call may come more than once.
 */
public interface PaymentOutcomes {

    /** May the money be taken? Whoever says yes keeps what is paid for until {@link #completed} or {@link #failed}. */
    CapturePermission mayCapture(PaymentView payment);

    void completed(PaymentView payment);

    /** No money was taken, and none will be by this payment. */
    void failed(PaymentView payment);

    void refunded(PaymentView payment);
}
