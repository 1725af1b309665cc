package io.grandstand.bench.reference;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/** What became of a wish. */
sealed interface HoldResult {

    record Held(List<SeatView> seats, Instant until) implements HoldResult {}

    /** The same call once more. */
    record HeldAlready(List<SeatView> seats, Instant until) implements HoldResult {}

    record SeatsTaken(SortedSet<Integer> taken) implements HoldResult {}

    record UnknownSeats() implements HoldResult {}

    /** Nothing was done: a wait or the retries came to their end. */
    record Busy() implements HoldResult {}
}
