package io.grandstand.booking;

import io.grandstand.catalog.PerformanceTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a hold may last for a fan who asks for more time. */
public final class MoreTime {

    /** From the hold's beginning: seats that are not paid are kept from everybody else. */
    public static final Duration IN_ALL_MAX = Duration.ofMinutes(30);

    private MoreTime() {}

    /** What can be promised of a performance: the most that anybody gets there; empty where that is nothing. */
    public static Optional<Duration> promised(PerformanceTerms terms) {
        return Stream.of(terms.moreTime(), IN_ALL_MAX.minus(terms.holdTime()))
                .min(Duration::compareTo)
                .filter(Duration::isPositive);
    }

    /**
     * Until when, as far as the host gives it, the whole is not too long and the sale goes on.
     *
     * @param since when the hold began
     * @param until its deadline
     * @return later than the deadline; empty where there is nothing to give
     */
    public static Optional<Instant> until(Instant since, Instant until, PerformanceTerms terms) {
        return Stream.of(until.plus(terms.moreTime()), since.plus(IN_ALL_MAX), terms.salesUntil())
                .min(Instant::compareTo)
                .filter(until::isBefore);
    }
}
