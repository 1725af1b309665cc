package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldStatus;
import io.grandstand.catalog.PerformanceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of commands comes to: an answer for each, in their order, and what has to be written for them to be true.
 */
public record Decision(
        List<Answer> answers, List<ClaimChange> claims, List<Hold> begun, List<Hold> changed, List<Moved> moves) {

    /** A seat's claim before and after the batch; never both the same. */
    public record ClaimChange(
            SeatKey seat, @Nullable Claim before, @Nullable Claim after) {

        public SeatState shown() {
            return after == null ? SeatState.FREE : after.state().shown();
        }

        /** Whether anyone who looks at the map sees a difference. */
        public boolean visible() {
            SeatState was = before == null ? SeatState.FREE : before.state().shown();
            return was != shown();
        }
    }

    /** A line of a hold's history. */
    public record Moved(
            HoldId hold,
            int number,
            PerformanceId performance,
            String move,
            @Nullable HoldStatus from,
            HoldStatus to,
            String why,
            Instant at) {}

    public Decision {
        answers = List.copyOf(answers);
        claims = List.copyOf(claims);
        begun = List.copyOf(begun);
        changed = List.copyOf(changed);
        moves = List.copyOf(moves);
    }

    public boolean writesNothing() {
        return moves.isEmpty();
    }
}
