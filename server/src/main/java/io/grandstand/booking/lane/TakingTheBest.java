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

    /** Empty, at once, where the lane takes no more. */
    Optional<Begun> take(HoldSeats asked, Wish.Best best, PerformanceTerms terms) {
        return impossible(best, terms)
                .<Begun>map(refusal -> () -> repeated.orRefuse(asked, refusal))
                .or(() -> choose(asked, best, terms));
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

    private Optional<Begun> choose(HoldSeats asked, Wish.Best best, PerformanceTerms terms) {
        var taken = new BitSet();
        return attempt(asked, best, terms, taken).map(first -> () -> {
            HoldResult result = first.await();
            for (int tried = 1; !gone(result).isEmpty(); tried++) {
                if (tried == TRIES_MAX) {
                    return new HoldResult.Busy(retryAfter.next());
                }
                gone(result).forEach(seat -> taken.set(seat.index()));
                result = attempt(asked, best, terms, taken)
                        .map(Begun::await)
                        .orElseGet(() -> new HoldResult.Busy(retryAfter.next()));
            }
            return result;
        });
    }

    private Optional<Begun> attempt(HoldSeats asked, Wish.Best best, PerformanceTerms terms, BitSet taken) {
        return switch (choosing.choose(best, terms, taken)) {
            case Choice.Chosen(var seats) -> inLane(Command.Take.byFan(asked, seats));
            case Choice.NotTogether(int largest) ->
                Optional.of(() -> repeated.orRefuse(asked, new HoldResult.NotTogether(largest)));
            case Choice.NotSoMany(int left) ->
                Optional.of(() -> repeated.orRefuse(asked, new HoldResult.NotSoMany(left)));
        };
    }

    /** What was chosen in vain: seats that somebody else took, or whose price was taken back, while the wish was waiting. */
    private static Set<SeatNo> gone(HoldResult result) {
        if (result instanceof HoldResult.SeatsTaken(var taken)) {
            return taken;
        }
        return result instanceof HoldResult.UnknownSeats(var unsold) ? unsold : Set.of();
    }

    private Optional<Begun> inLane(Command.Take take) {
        Optional<Begun> begun = lanes.take(take);
        if (begun.isEmpty()) {
            choosing.release(take.performance(), take.seats());
        }
        return begun.map(inLane -> () -> {
            try {
                return inLane.await();
            } finally {
                choosing.release(take.performance(), take.seats());
            }
        });
    }
}
