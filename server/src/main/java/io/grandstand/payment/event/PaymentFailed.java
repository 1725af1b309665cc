package io.grandstand.payment.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/** No money was taken, and none will be by this payment. */
public record PaymentFailed(
        UUID eventId, Instant at, UUID paymentId, UUID reference, UUID accountId, long amount, String reason)
        implements IntegrationEvent {

    public static final String TOPIC = "payment.failed.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    /** The reference: all attempts for one purchase stay in order. */
    @Override
    public String key() {
        return reference.toString();
    }
}
