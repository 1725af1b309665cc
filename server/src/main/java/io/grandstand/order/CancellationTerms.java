package io.grandstand.order;

import io.grandstand.catalog.FeeSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What cancelling a ticket costs, as it was promised when its order was placed.
 *
 * @param zone whose midnight ends a day
 */
public record CancellationTerms(FeeSchedule fees, ZoneId zone) {

    /** What holds for tickets bought then; none where it is too late. */
    public Optional<FeeSchedule.Rule> rule(Instant boughtAt, Instant now, Instant startsAt) {
        return fees.rule(boughtAt, now, startsAt, zone);
    }
}
