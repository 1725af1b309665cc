package io.grandstand.outbox;

import java.util.UUID;

/** What a consumer has done already. */
public interface Inbox {

    /**
     * Runs {@code effect} in a transaction, unless this consumer has handled this event before; the mark and the effect
     * are committed together.
     *
     * @return whether it ran
     */
    boolean once(String consumer, UUID eventId, Runnable effect);
}
