package io.grandstand.outbox;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What a consumer has done already. */
public interface Inbox {

    /**
     * Runs {@code effect} in a transaction, unless this consumer has handled this event before; the mark and the effect
     * are committed together.
     *
     * @return whether it ran
     */
    boolean once(String consumer, UUID eventId, Runnable effect);

    /**
     * The same for many at once, which costs no more than one does: runs {@code effect} in a transaction with those that this
     * consumer has not handled before, unless there are none.
     */
    void onceForEach(String consumer, Collection<UUID> eventIds, Consumer<Set<UUID>> effect);
}
