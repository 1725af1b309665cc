package io.grandstand.payment.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/** A part of a payment's money, or all of it, has gone back by the way it came, while the payment stands. */
public record PaymentRefunded(
        UUID eventId,
        Instant at,
        UUID refundId,
        UUID paymentId,
        UUID reference,
        UUID accountId,
        long amount,
        String method)
        implements IntegrationEvent {

    public static final String TOPIC = "payment.refunded.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return reference.toString();
    }
}
