package io.grandstand.outbox;

import java.util.List;

/** Where a change leaves its events, in its own transaction. */
public interface Outbox {

    /**
     * Appends events, in order, with one statement.
     *
     * @throws IllegalStateException outside of a transaction
     */
    void append(List<? extends IntegrationEvent> events);

    default void append(IntegrationEvent event) {
        append(List.of(event));
    }
}
