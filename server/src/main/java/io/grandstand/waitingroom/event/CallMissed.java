package io.grandstand.waitingroom.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/** A fan was called from the line and did not come at once; there is still a while to. */
public record CallMissed(
        UUID eventId, Instant at, UUID accountId, long performanceId, String performanceTitle, long number)
        implements IntegrationEvent {

    public static final String TOPIC = "waitingroom.call-missed.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
