package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTests {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(17);
    private final SteadyClock clock = new SteadyClock(NOON, nanos::get);

    @Test
    void itGoesOnWithTheMonotonicClockWhateverTheWallClockDoes() {
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void aReadingOfTheDatabaseCountsFromTheMiddleOfItsRoundTrip() {
        long asked = nanos.get();
        long answered = nanos.addAndGet(Duration.ofMillis(20).toNanos());

        Duration wrong = clock.set(NOON.plusSeconds(600), asked, answered);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(600).plusMillis(10));
        assertThat(wrong).isEqualTo(Duration.ofMillis(599_990));
    }
}
