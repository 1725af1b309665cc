package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Won;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A performance as lists show it.
 *
 * @param seatsForSale seats, and places in areas, of the categories that have a price
 */
public record PerformanceView(
        PerformanceId id,
        AccountId host,
        ShowView show,
        VenueView venue,
        Instant startsAt,
        Instant visibleFrom,
        Instant salesFrom,
        Instant salesUntil,
        boolean cancelled,
        int seatsForSale,
        Won priceMin,
        Won priceMax) {

    /** Before {@code visibleFrom} only its host and admins know of it. */
    public boolean visibleTo(@Nullable Caller caller, Instant now) {
        return visible(now) || (caller != null && (host.equals(caller.account()) || caller.is(AccountRole.ADMIN)));
    }

    public boolean visible(Instant now) {
        return !now.isBefore(visibleFrom);
    }

    /** @param seatsLeft as booking counts them */
    public PerformanceStatus status(Instant now, int seatsLeft) {
        if (cancelled) {
            return PerformanceStatus.CANCELLED;
        }
        if (now.isBefore(salesFrom)) {
            return PerformanceStatus.SCHEDULED;
        }
        if (!now.isBefore(salesUntil)) {
            return PerformanceStatus.SALES_ENDED;
        }
        return seatsLeft > 0 ? PerformanceStatus.ON_SALE : PerformanceStatus.SOLD_OUT;
    }
}
