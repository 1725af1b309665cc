package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to pay, as its row says.
 *
 * @param givenBack what went back of it in parts
 * @param asked how often the provider was asked in this state without an answer
 * @param overdue whether its payer's time was over when it was read, by the database's clock
 */
record Payment(
        PaymentId id,
        PaymentReference reference,
        AccountId account,
        PaymentMethod method,
        Won amount,
        PaymentState state,
        Optional<PaymentFailure> failure,
        Optional<String> checkoutUrl,
        Optional<UUID> refundId,
        Won givenBack,
        int asked,
        boolean overdue,
        Instant createdAt) {

    PaymentView view() {
        return new PaymentView(
                id,
                reference,
                account,
                method,
                amount,
                status(),
                failure,
                state == PaymentState.AWAITING_PAYER ? checkoutUrl : Optional.empty(),
                createdAt,
                state == PaymentState.REFUNDED ? amount : givenBack);
    }

    private PaymentStatus status() {
        boolean allBack = state == PaymentState.COMPLETED && givenBack.equals(amount);
        return allBack ? PaymentStatus.REFUNDED : state.shown();
    }
}
