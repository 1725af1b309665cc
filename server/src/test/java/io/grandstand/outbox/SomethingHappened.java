package io.grandstand.outbox;

import io.grandstand.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/** An event of nobody but these tests. */
record SomethingHappened(UUID eventId, Instant at, String key, int number) implements IntegrationEvent {

    static final String TOPIC = "outbox.test.v1";

    static SomethingHappened with(Ids ids, String key, int number) {
        return new SomethingHappened(ids.next(), Instant.EPOCH, key, number);
    }

    @Override
    public String topic() {
        return TOPIC;
    }
}
