package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenBucketTests {

    private static final Instant START = Instant.parse("2026-11-21T11:00:00Z");

    @Test
    void isEmptyInTheBeginningAndTellsWhenItIsNot() {
        var bucket = new TokenBucket(0.5, START);

        assertThat(bucket.take(START)).isFalse();
        assertThat(bucket.next()).isEqualTo(Duration.ofSeconds(2));
        assertThat(bucket.take(START.plusSeconds(2))).isTrue();
        assertThat(bucket.take(START.plusSeconds(2))).isFalse();
    }

    @Test
    void letsNoMoreThroughThanItsRateAndASecondsWorth() {
        var random = new SplittableRandom(7);
        var bucket = new TokenBucket(5, START);
        Instant now = START;
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(random.nextInt(40));
            taken += bucket.take(now) ? 1 : 0;
            double seconds = Duration.between(START, now).toMillis() / 1_000.0;
            assertThat((double) taken).isLessThanOrEqualTo(5 * seconds + 0.001);
        }
        assertThat((double) taken).isGreaterThan(5 * 380 * 0.95);
    }

    @Test
    void gathersNoMoreThanASecondsWorthHoweverLongNobodyAsks() {
        var bucket = new TokenBucket(3, START);
        Instant later = START.plus(Duration.ofHours(1));
        int taken = 0;
        while (bucket.take(later)) {
            taken++;
        }
        assertThat(taken).isEqualTo(3);
    }

    @Test
    void standsStillWhereTheClockIsSetBack() {
        var bucket = new TokenBucket(1, START);
        assertThat(bucket.take(START.plusSeconds(1))).isTrue();

        assertThat(bucket.take(START)).isFalse();
        assertThat(bucket.take(START.plusSeconds(2))).isTrue();
    }
}
