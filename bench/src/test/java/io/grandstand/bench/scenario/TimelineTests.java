package io.grandstand.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private final Timeline timeline = new Timeline();

    @Test
    void whatHappenedBetweenTwoTimesIsCountedForASecond() {
        for (int tenth = 0; tenth < 30; tenth++) {
            timeline.add(millis(100L * tenth));
        }

        assertThat(timeline.perSecond(millis(0), millis(2_000))).isEqualTo(10);
        assertThat(timeline.perSecond(millis(2_500), millis(4_500))).isEqualTo(2.5);
        assertThat(timeline.perSecond(millis(5_000), millis(6_000))).isZero();
    }

    @Test
    void theBeginningCountsAndTheEndDoesNot() {
        timeline.add(millis(100));
        timeline.add(millis(200));

        assertThat(timeline.perSecond(millis(100), millis(200))).isEqualTo(10);
    }

    @Test
    void noTimeAtAllHasNoRate() {
        timeline.add(millis(100));

        assertThat(timeline.perSecond(millis(100), millis(100))).isZero();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
