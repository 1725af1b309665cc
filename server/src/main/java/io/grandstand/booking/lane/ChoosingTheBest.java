package io.grandstand.booking.lane;

import io.grandstand.booking.Wish;
import io.grandstand.booking.availability.SeatPictures;
import io.grandstand.booking.domain.best.BestSeats;
import io.grandstand.booking.domain.best.Choice;
import io.grandstand.booking.domain.best.PlanRows;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import java.util.BitSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Chooses the best of what is free as far as is known here, and promises it. */
@Component
class ChoosingTheBest {

    private final SeatPictures pictures;
    private final PromisedSeats promises;
    private final RowsOfPlans rows;

    ChoosingTheBest(SeatPictures pictures, PromisedSeats promises, RowsOfPlans rows) {
        this.pictures = pictures;
        this.promises = promises;
        this.rows = rows;
    }

    /**
     * Chooses; what is chosen must be released.
     *
     * @param taken that are not free, whatever the picture says
     */
    Choice choose(Wish.Best best, PerformanceTerms terms, BitSet taken) {
        return promises.promise(terms.id(), promised -> choose(best, terms, taken, promised));
    }

    /** The lane has decided: the picture shows what it has made of them. */
    void release(PerformanceId performance, Set<SeatNo> seats) {
        promises.release(performance, seats);
    }

    /** What is promised to others may come back: it is left to them only as long as there is something else. */
    private Choice choose(Wish.Best best, PerformanceTerms terms, BitSet taken, BitSet promised) {
        PlanRows plan = rows.of(terms.plan());
        BitSet free = pictures.free(terms.id());
        free.andNot(taken);
        var unpromised = (BitSet) free.clone();
        unpromised.andNot(promised);
        Choice choice = BestSeats.choose(plan, best, terms.prices(), unpromised);
        return choice instanceof Choice.Chosen || promised.isEmpty()
                ? choice
                : BestSeats.choose(plan, best, terms.prices(), free);
    }
}
