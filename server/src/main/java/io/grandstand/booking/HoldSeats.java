package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A fan's wish, under the name that the fan gave it.
 *
 * @param decideBy from then on it is refused, by the database's clock; empty where the fan waits for the answer
 */
public record HoldSeats(
        HoldId id, PerformanceId performance, AccountId account, Wish wish, Optional<Instant> decideBy) {

    public HoldSeats(HoldId id, PerformanceId performance, AccountId account, Wish wish) {
        this(id, performance, account, wish, Optional.empty());
    }

    public boolean late(Instant now) {
        return decideBy.filter(end -> !now.isBefore(end)).isPresent();
    }
}
