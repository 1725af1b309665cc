package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When to try again, differently for each, so that those who were sent away together do not come back together. */
@Component
public class RetryAfter {

    private final Duration least;
    private final RandomGenerator random;

    @Autowired
    RetryAfter(BookingSettings settings) {
        this(settings.lane().retryAfter(), RandomGenerator.of("L64X128MixRandom"));
    }

    RetryAfter(Duration least, RandomGenerator random) {
        this.least = least;
        this.random = random;
    }

    public synchronized Duration next() {
        return least.plusMillis(random.nextLong(least.toMillis() + 1));
    }
}
