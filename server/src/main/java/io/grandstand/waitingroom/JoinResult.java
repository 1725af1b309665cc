package io.grandstand.waitingroom;

import java.time.Instant;

/** What joining a line comes to. */
sealed interface JoinResult {

    /** @param again the fan was in line already, at this place or (where joining again gives it up) another */
    record Joined(String entry, long number, long epoch, Phase phase, boolean again) implements JoinResult {}

    sealed interface Refused extends JoinResult {}

    record NotOpenYet(Instant joinFrom) implements Refused {}

    /** The sale is over, or its host lets nobody join any more. */
    record Closed(Phase phase) implements Refused {}
}
