package io.grandstand.booking.lane;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.persistence.HoldLookup;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whose a hold is, and in whose lane it stands. Neither ever changes, so what was seen here once is not looked up again for
 * each of a purchase's moves.
 */
@Component
class OwnersOfHolds {

    /** Some hundred bytes each. */
    private static final int REMEMBERED_MAX = 50_000;

    record Owner(AccountId account, PerformanceId performance) {}

    private final HoldLookup lookup;
    private final Cache<HoldId, Owner> seen =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    OwnersOfHolds(HoldLookup lookup) {
        this.lookup = lookup;
    }

    Optional<Owner> find(HoldId hold) {
        return Optional.ofNullable(seen.getIfPresent(hold)).or(() -> look(hold).map(OwnersOfHolds::owner));
    }

    /** The hold as it is now; who looks at it is likely to move it soon. */
    Optional<HoldView> look(HoldId hold) {
        Optional<HoldView> found = lookup.find(hold).map(HoldLookup.Found::view);
        found.ifPresent(view -> seen.put(hold, owner(view)));
        return found;
    }

    private static Owner owner(HoldView hold) {
        return new Owner(hold.account(), hold.performance());
    }
}
