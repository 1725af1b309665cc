package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who asked when for a hold that is to be decided later. */
public record Receipt(HoldId hold, PerformanceId performance, AccountId account, Instant askedAt) {

    /** A wish of which nothing is known counts as refused from then on. */
    public static final Duration PENDING_MAX = Duration.ofSeconds(30);

    /**
     * A wish is not decided any more from then on. So much before, because of the transaction that decides (five seconds
     * at most, the database sees to that), and of a commit that is slow and clocks that differ (the other five).
     */
    public static final Duration DECIDED_WITHIN = Duration.ofSeconds(20);

    public Receipt {
        askedAt = askedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public Instant decideBy() {
        return askedAt.plus(DECIDED_WITHIN);
    }

    public boolean pending(Instant now) {
        return now.isBefore(askedAt.plus(PENDING_MAX));
    }
}
