package io.grandstand.waitingroom;

import java.time.Duration;

/** What asking to be let in comes to. */
sealed interface AskResult {

    /** @param again the fan was in already; this is the same admission with a fresh token */
    record Admitted(AdmissionToken admission, String token, boolean again) implements AskResult {}

    record NotYet(long ahead, Duration retryAfter, PlaceState state) implements AskResult {}

    /** The entry leads nowhere any more: its call and its grace are over, it was given up, or the line was lost. */
    record Gone() implements AskResult {}

    /** No entry, or none of this account for this performance, or a forged one. */
    record NoEntry() implements AskResult {}
}
