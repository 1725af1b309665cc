package io.grandstand.architecture.planted;

import io.grandstand.kernel.Won;
import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

record TellsTooMuch(UUID eventId, Instant at, String key, Won total) implements IntegrationEvent {

    static final String TOPIC = "planted";

    @Override
    public String topic() {
        return TOPIC;
    }
}
