package io.grandstand.booking.availability;

import io.grandstand.catalog.PerformanceTerms;
import java.time.Instant;

/** When a performance's sale opens and ends, as its host says now. */
record SaleTimes(Instant from, Instant until) {

    static SaleTimes of(PerformanceTerms terms) {
        return new SaleTimes(terms.salesFrom(), terms.salesUntil());
    }
}
