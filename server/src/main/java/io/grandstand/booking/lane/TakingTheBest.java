package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.best.Choice;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes the best seats like seats that a fan named, and where somebody was faster, the best of the others. */
@Component
class TakingTheBest {

    /** In one process nobody is faster, because what was chosen is promised; between several somebody may be. */
    static final int TRIES_MAX = 5;

    private final ChoosingTheBest choosing;
    private final RepeatedHolds repeated;
    private final LaneAnswers lanes;
    private final RetryAfter retryAfter;
    private final InstantSource clock;

    TakingTheBest(
            ChoosingTheBest choosing,
            RepeatedHolds repeated,
            LaneAnswers lanes,
            RetryAfter retryAfter,
            InstantSource clock) {
        this.choosing = choosing;
        this.repeated = repeated;
        this.lanes = lanes;
        this.retryAfter = retryAfter;
        this.clock = clock;
    }

    HoldResult take(HoldSeats asked, Wish.Best best, PerformanceTerms terms) {
        Optional<HoldResult.Refused> impossible = impossible(best, terms);
        return impossible.isPresent() ? repeated.orRefuse(asked, impossible.get()) : choose(asked, best, terms);
    }

    private Optional<HoldResult.Refused> impossible(Wish.Best best, PerformanceTerms terms) {
        if (!terms.onSale(clock.instant())) {
            return Optional.of(new HoldResult.SalesClosed());
        }
        return best.section()
                .filter(section -> section >= terms.plan().sections().size())
                .<HoldResult.Refused>map(HoldResult.UnknownSection::new)
                .or(() -> best.category()
                        .filter(category -> category >= terms.prices().size()
                                || terms.prices().get(category).isEmpty())
                        .map(HoldResult.UnknownCategory::new));
    }

    private HoldResult choose(HoldSeats asked, Wish.Best best, PerformanceTerms terms) {
        var taken = new BitSet();
        for (int tried = 0; tried < TRIES_MAX; tried++) {
            Choice choice = choosing.choose(best, terms, taken);
            HoldResult result =
                    switch (choice) {
                        case Choice.Chosen(var seats) -> inLane(new Command.Take(asked, seats));
                        case Choice.NotTogether(int largest) ->
                            repeated.orRefuse(asked, new HoldResult.NotTogether(largest));
                        case Choice.NotSoMany(int left) -> repeated.orRefuse(asked, new HoldResult.NotSoMany(left));
                    };
            Set<SeatNo> gone = gone(result);
            if (gone.isEmpty()) {
                return result;
            }
            gone.forEach(seat -> taken.set(seat.index()));
        }
        return new HoldResult.Busy(retryAfter.next());
    }

    /** What was chosen in vain: seats that somebody else took, or whose price was taken back, while the wish was waiting. */
    private static Set<SeatNo> gone(HoldResult result) {
        if (result instanceof HoldResult.SeatsTaken(var taken)) {
            return taken;
        }
        return result instanceof HoldResult.UnknownSeats(var unsold) ? unsold : Set.of();
    }

    private HoldResult inLane(Command.Take take) {
        try {
            return lanes.take(take);
        } finally {
            choosing.release(take.performance(), take.seats());
        }
    }
}
