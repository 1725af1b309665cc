package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldStatus;
import io.grandstand.catalog.PerformanceId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of commands comes to: an answer for each, in their order, and what has to be written for them to be true.
 */
public record Decision(
        List<Answer> answers,
        List<ClaimChange> claims,
        List<PlacesChange> places,
        List<AreaChange> areas,
        List<Hold> begun,
        List<Hold> changed,
        List<Moved> moves,
        List<HouseMove> house) {

    /** The move of a hold that got more time on request: it stays in its state. */
    static final String LENGTHEN = "LENGTHEN";

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

    /** The claim of a hold on its places in an area before and after the batch, or the same claim on fewer of them. */
    public record PlacesChange(
            Hold hold, @Nullable Claim before, @Nullable Claim after) {}

    /** How full an area is before and after the batch; never both the same. Nobody was ever in it: null. */
    public record AreaChange(AreaKey area, @Nullable AreaCount before, AreaCount after) {}

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
        places = List.copyOf(places);
        areas = List.copyOf(areas);
        begun = List.copyOf(begun);
        changed = List.copyOf(changed);
        moves = List.copyOf(moves);
        house = List.copyOf(house);
    }

    /** Performances of which something was bought and is given back. */
    public Set<PerformanceId> givenBack() {
        return moves.stream()
                .filter(move -> move.move().equals(Step.CANCEL.name()))
                .map(Moved::performance)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Holds that got more time on request. */
    public List<Hold> lengthened() {
        Set<HoldId> ids = moves.stream()
                .filter(move -> move.move().equals(LENGTHEN))
                .map(Moved::hold)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? List.of()
                : Stream.concat(begun.stream(), changed.stream())
                        .filter(hold -> ids.contains(hold.id()))
                        .toList();
    }

    public boolean writesNothing() {
        return moves.isEmpty() && house.isEmpty();
    }
}
