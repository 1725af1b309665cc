package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.persistence.HoldLookup;
import org.springframework.stereotype.Component;

/** Looks before a refusal that the lane does not hear of whether the hold was made already: then that is the answer. */
@Component
class RepeatedHolds {

    private final HoldLookup lookup;

    RepeatedHolds(HoldLookup lookup) {
        this.lookup = lookup;
    }

    HoldResult orRefuse(HoldSeats asked, HoldResult.Refused refusal) {
        return lookup.find(asked.id())
                .<HoldResult>map(
                        found -> found.hold().is(asked) ? new HoldResult.Held(found.view()) : new HoldResult.IdReused())
                .orElse(refusal);
    }
}
