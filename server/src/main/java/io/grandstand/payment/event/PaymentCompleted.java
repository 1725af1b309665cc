package io.grandstand.payment.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/** The money was taken. */
public record PaymentCompleted(
        UUID eventId, Instant at, UUID paymentId, UUID reference, UUID accountId, long amount, String method)
        implements IntegrationEvent {

    public static final String TOPIC = "payment.completed.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return reference.toString();
    }
}
