package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Command;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Holds what a fan wishes, each kind of wish in its way. */
@Component
public class HoldingSeats {

    private final Performances performances;
    private final TakingSeats seats;
    private final TakingTheBest best;
    private final HoldOutcomes outcomes;
    private final Pace pace;
    private final RetryAfter retryAfter;

    HoldingSeats(
            Performances performances,
            TakingSeats seats,
            TakingTheBest best,
            HoldOutcomes outcomes,
            Pace pace,
            RetryAfter retryAfter) {
        this.performances = performances;
        this.seats = seats;
        this.best = best;
        this.outcomes = outcomes;
        this.pace = pace;
        this.retryAfter = retryAfter;
    }

    HoldResult hold(HoldSeats asked) {
        try (HoldOutcomes.Asking asking = outcomes.begin(asked)) {
            return asking.cameTo(start(asked).map(Begun::await).orElseGet(this::refuse));
        }
    }

    /** In the time of the one who asks, whose thread costs nothing while it waits. */
    private HoldResult refuse() {
        LockSupport.parkNanos(this, pace.untilRefusal().toNanos());
        return new HoldResult.Busy(retryAfter.next());
    }

    /** Gives a wish its place behind those that were begun before it; empty, at once, where its lane takes no more. */
    public Optional<Begun> begin(HoldSeats asked) {
        HoldOutcomes.Asking asking = outcomes.begin(asked);
        Optional<Begun> begun = Optional.empty();
        try {
            begun = start(asked);
        } finally {
            if (begun.isEmpty()) {
                asking.close();
            }
        }
        return begun.map(waiting -> () -> {
            try (asking) {
                return asking.cameTo(waiting.await());
            }
        });
    }

    private Optional<Begun> start(HoldSeats asked) {
        return performances
                .find(asked.performance())
                .map(terms -> start(asked, terms))
                .orElseGet(() -> Optional.of(HoldResult.UnknownPerformance::new));
    }

    private Optional<Begun> start(HoldSeats asked, PerformanceTerms terms) {
        return switch (asked.wish()) {
            case Wish.Best wanted -> best.take(asked, wanted, terms);
            case Wish.Seats _, Wish.Area _, Wish.Mixed _ ->
                seats.take(Command.Take.byFan(asked, asked.wish().named()), terms);
        };
    }
}
