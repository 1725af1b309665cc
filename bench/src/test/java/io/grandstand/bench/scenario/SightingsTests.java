package io.grandstand.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SightingsTests {

    private final Sightings sightings = new Sightings();

    @Test
    void aSeatIsSeenAsLateAsItsFirstSightingIs() {
        sightings.told(1, millis(100));
        sightings.told(2, millis(100));
        sightings.seen(1, millis(120));
        sightings.seen(2, millis(180));
        sightings.seen(2, millis(900));

        assertThat(sightings.latency(millis(1_000)).count()).isEqualTo(2);
        assertThat(sightings.latency(millis(1_000)).atPercentile(1)).isCloseTo(20, within(0.1));
        assertThat(sightings.latency(millis(1_000)).maxMillis()).isCloseTo(80, within(0.1));
    }

    @Test
    void whatIsSeenBeforeTheFanIsToldIsNotLate() {
        sightings.seen(1, millis(90));
        sightings.told(1, millis(100));

        assertThat(sightings.latency(millis(1_000)).maxMillis()).isZero();
    }

    @Test
    void whatIsNeverSeenCountsWithTheTimeThatWasWaited() {
        sightings.told(1, millis(100));

        assertThat(sightings.unseen()).isEqualTo(1);
        assertThat(sightings.latency(millis(600)).maxMillis()).isCloseTo(500, within(1.0));
    }

    @Test
    void whatNobodyWasToldOfSaysNothing() {
        sightings.seen(7, millis(100));

        assertThat(sightings.latency(millis(600)).count()).isZero();
    }

    @Test
    void waitingEndsWithTheLastSightingOrWithPatience() throws Exception {
        sightings.seen(1, millis(100));

        sightings.await(1, Duration.ofMinutes(1));
        sightings.await(2, Duration.ofMillis(1));

        assertThat(sightings.unseen()).isZero();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
