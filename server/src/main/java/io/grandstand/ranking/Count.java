package io.grandstand.ranking;

import io.grandstand.catalog.PerformanceId;
import java.time.Instant;

/** What was counted of a performance; what each part means says {@link Ranked}. */
record Count(PerformanceId performance, Instant startsAt, int sold, int capacity, int lastHour) {

    Count {
        if (capacity < 1) {
            throw new IllegalArgumentException("nothing of %s is for sale: %d".formatted(performance, capacity));
        }
    }
}
