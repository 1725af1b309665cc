package io.grandstand.payment;

import io.grandstand.kernel.Won;

/**
 * A part of a payment that goes back, as its row says.
 *
 * @param asked how often the provider was asked for it without an answer
 */
record Refund(RefundId id, PaymentId payment, Won amount, boolean done, int asked) {

    RefundView view() {
        return new RefundView(id, amount, done);
    }
}
