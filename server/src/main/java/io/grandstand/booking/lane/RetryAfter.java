package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * When to try again, differently for each, so that those who were sent away together do not come back together: over as
 * many times the least wait as are refused for each that is decided, so that about as many come back as can be served.
 */
@Component
public class RetryAfter {

    /** Even a few are spread: the header has whole seconds. */
    private static final double SPREAD_MIN = 3;

    /** A fan who is told more than that goes away, or does not believe it. */
    private static final double SPREAD_MAX = 30;

    private final Duration least;
    private final Pace pace;
    private final RandomGenerator random;

    @Autowired
    RetryAfter(BookingSettings settings, Pace pace) {
        this(settings.lane().retryAfter(), pace, RandomGenerator.of("L64X128MixRandom"));
    }

    RetryAfter(Duration least, Pace pace, RandomGenerator random) {
        this.least = least;
        this.pace = pace;
        this.random = random;
    }

    public synchronized Duration next() {
        double spread = Math.clamp(pace.refusedPerDecided(), SPREAD_MIN, SPREAD_MAX);
        return least.plusMillis(random.nextLong((long) (least.toMillis() * spread) + 1));
    }
}
