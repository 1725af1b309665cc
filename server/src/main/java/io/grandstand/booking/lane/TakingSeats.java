package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.availability.SeatPictures;
import io.grandstand.booking.domain.Batch;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.best.SingleSeats;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/**
 * Takes seats that a fan named, and places in an area. Who wants sold ones need not wait in the lane to hear it, because
 * they stay sold; nor who would leave single seats, a rule that is kept by what is known here: of two who choose at the
 * same moment, neither sees what the other leaves.
 */
@Component
class TakingSeats {

    private final SeatPictures pictures;
    private final RowsOfPlans rows;
    private final RepeatedHolds repeated;
    private final LaneAnswers lanes;
    private final InstantSource clock;

    TakingSeats(
            SeatPictures pictures, RowsOfPlans rows, RepeatedHolds repeated, LaneAnswers lanes, InstantSource clock) {
        this.pictures = pictures;
        this.rows = rows;
        this.repeated = repeated;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Empty, at once, where the lane takes no more. */
    Optional<Begun> take(Command.Take take, PerformanceTerms terms) {
        return refusal(take, terms)
                .<Begun>map(refusal -> () -> repeated.orRefuse(take.asked(), refusal))
                .or(() -> lanes.take(take));
    }

    /** Empty where the lane must say; what would be refused before what is looked at here is left to it, too. */
    private Optional<HoldResult.Refused> refusal(Command.Take take, PerformanceTerms terms) {
        if (!terms.onSale(clock.instant())
                || take.seats().isEmpty()
                || !Batch.unknown(take.seats(), terms).isEmpty()
                || Batch.unknownArea(take, terms).isPresent()) {
            return Optional.empty();
        }
        Set<SeatNo> sold = pictures.soldAmong(take.performance(), take.seats());
        if (!sold.isEmpty()) {
            return Optional.of(new HoldResult.SeatsTaken(sold));
        }
        return terms.noOrphanSeats() ? singles(take, terms.plan()) : Optional.empty();
    }

    private Optional<HoldResult.Refused> singles(Command.Take take, SeatingPlan plan) {
        BitSet free = pictures.free(take.performance());
        if (!take.seats().stream().allMatch(seat -> free.get(seat.index()))) {
            // The fan's own by now, or somebody else's: the lane knows.
            return Optional.empty();
        }
        SortedSet<SeatNo> left = SingleSeats.madeNeedlessly(rows.of(plan), free, take.seats());
        return left.isEmpty() ? Optional.empty() : Optional.of(new HoldResult.LeavesSingleSeats(left));
    }
}
