package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Command;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import java.util.Collections;
import org.springframework.stereotype.Component;

/** Holds what a fan wishes, each kind of wish in its way. */
@Component
class HoldingSeats {

    private final Performances performances;
    private final TakingSeats seats;
    private final TakingTheBest best;
    private final HoldOutcomes outcomes;

    HoldingSeats(Performances performances, TakingSeats seats, TakingTheBest best, HoldOutcomes outcomes) {
        this.performances = performances;
        this.seats = seats;
        this.best = best;
        this.outcomes = outcomes;
    }

    HoldResult hold(HoldSeats asked) {
        HoldResult result = performances
                .find(asked.performance())
                .map(terms -> hold(asked, terms))
                .orElseGet(HoldResult.UnknownPerformance::new);
        outcomes.count(asked.wish(), result);
        return result;
    }

    private HoldResult hold(HoldSeats asked, PerformanceTerms terms) {
        return switch (asked.wish()) {
            case Wish.Seats(var named) -> seats.take(new Command.Take(asked, named), terms);
            case Wish.Area _ -> seats.take(new Command.Take(asked, Collections.emptySortedSet()), terms);
            case Wish.Mixed mixed ->
                seats.take(new Command.Take(asked, mixed.seats().seats()), terms);
            case Wish.Best wanted -> best.take(asked, wanted, terms);
        };
    }
}
