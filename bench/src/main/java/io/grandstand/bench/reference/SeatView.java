package io.grandstand.bench.reference;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat as it was read.
 *
 * @param hold who has it, or had it last
 * @param until when that ends
 */
record SeatView(
        int seat,
        String label,
        long price,
        @Nullable UUID hold,
        @Nullable Instant until) {

    boolean isHeldBy(UUID other, Instant now) {
        return other.equals(hold) && !isOver(now);
    }

    boolean isTakenFor(UUID other, Instant now) {
        return hold != null && !hold.equals(other) && !isOver(now);
    }

    private boolean isOver(Instant now) {
        return until == null || !until.isAfter(now);
    }
}
