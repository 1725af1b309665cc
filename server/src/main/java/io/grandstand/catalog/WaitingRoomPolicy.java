package io.grandstand.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * How a performance's line is let in. Limits combine; the tightest wins.
 *
 * @param rate how many are admitted in how long
 * @param group how many are admitted at a time, the next ones when all of these are through
 * @param concurrency how many may be shopping at once
 * @param admission how long the right to book lasts
 * @param away what happens while the line cannot be reached
 */
public record WaitingRoomPolicy(
        Optional<Rate> rate,
        Optional<Integer> group,
        Optional<Integer> concurrency,
        Duration admission,
        Rejoin rejoin,
        Away away) {

    public WaitingRoomPolicy(
            Optional<Rate> rate,
            Optional<Integer> group,
            Optional<Integer> concurrency,
            Duration admission,
            Rejoin rejoin) {
        this(rate, group, concurrency, admission, rejoin, Away.CLOSED);
    }

    /** Whether anybody ever waits. */
    public boolean isLimited() {
        return rate.isPresent() || group.isPresent() || concurrency.isPresent();
    }

    public record Rate(int count, Duration per) {}

    /** What joining again does: keeps the place, or gives it up for a new one at the tail. */
    public enum Rejoin {
        KEEP,
        TAIL
    }

    /** What happens while the line is away, because the memory that it is kept in is. */
    public enum Away {
        /** Nobody is let in. */
        CLOSED,
        /** Whoever asks first is let in, no faster than the limits allow. */
        OPEN
    }
}
