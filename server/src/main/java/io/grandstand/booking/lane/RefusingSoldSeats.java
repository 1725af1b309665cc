package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.availability.SeatPictures;
import io.grandstand.booking.domain.Batch;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.persistence.HoldLookup;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Refuses seats that are sold without the lane: they stay sold, so that whoever wants them need not wait to hear it. */
@Component
class RefusingSoldSeats {

    private final SeatPictures pictures;
    private final HoldLookup lookup;
    private final InstantSource clock;

    RefusingSoldSeats(SeatPictures pictures, HoldLookup lookup, InstantSource clock) {
        this.pictures = pictures;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** Empty where the lane must say; what would be refused before sold seats are looked at is left to it, too. */
    Optional<HoldResult> refuse(Command.Take take, PerformanceTerms terms) {
        Set<SeatNo> sold = pictures.soldAmong(take.performance(), take.seats());
        if (sold.isEmpty()
                || !terms.onSale(clock.instant())
                || !Batch.unknown(take.seats(), terms).isEmpty()) {
            return Optional.empty();
        }
        HoldResult result = lookup.find(take.hold())
                .map(found -> repeated(found, take.asked()))
                .orElseGet(() -> new HoldResult.SeatsTaken(sold));
        return Optional.of(result);
    }

    private static HoldResult repeated(HoldLookup.Found found, HoldSeats asked) {
        return found.hold().is(asked) ? new HoldResult.Held(found.view()) : new HoldResult.IdReused();
    }
}
