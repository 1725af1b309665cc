package io.grandstand.waitingroom;

import java.time.Instant;
import java.util.OptionalLong;

/** What joining a line comes to. */
sealed interface JoinResult {

    /**
     * @param arrival the so-manieth to come
     * @param number empty while it is not drawn
     * @param again the fan was in line already, at this place or (where joining again gives it up) another
     */
    record Joined(String entry, long arrival, OptionalLong number, long epoch, Phase phase, boolean again)
            implements JoinResult {}

    sealed interface Refused extends JoinResult {}

    record NotOpenYet(Instant joinFrom) implements Refused {}

    /** The sale is over, or its host lets nobody join any more. */
    record Closed(Phase phase) implements Refused {}
}
