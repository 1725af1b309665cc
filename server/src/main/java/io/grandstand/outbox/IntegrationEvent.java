package io.grandstand.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter to strangers: a past-tense record in a module's {@code event} package, of primitives, ids and times only.
 * Its topic is the constant {@code TOPIC} of its class ({@code order.completed.v1}); fields are only ever added.
 */
public interface IntegrationEvent {

    UUID eventId();

    Instant at();

    /** The topic it goes to, with its version. */
    String topic();

    /** The id of the aggregate: events of one key arrive in the order in which they were appended. */
    String key();
}
