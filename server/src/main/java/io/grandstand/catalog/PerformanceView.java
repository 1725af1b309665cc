package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;

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
