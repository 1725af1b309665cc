package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.waitingroom.BookingHealth.Report;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many more or fewer are let in, by how booking fares. */
class HealthLoopTests {

    private final HealthLoop loop = new HealthLoop(Duration.ofMillis(500));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # share, answered, refused, latency in ms, ms since the last change, next share
            1000,  100,   0,   20, 60000, 1000
            1000,  100,   0,  501, 60000,  500
            1000,  100,   0,  500, 60000, 1000
            1000,  100,   6,   20, 60000,  500
            1000,  100,   5,   20, 60000, 1000
            1000,   50,  50,   20, 60000,  500
            1000,   30,  70,   20, 60000,  300
            1000,    0,  10,    0, 60000,  100
             500,    0,  10,    0,  5000,   50
            1000,    2,   0, 9000, 60000, 1000
            1000,    0,   0,    0, 60000, 1000
             500,  100,   0, 9000,  4999,  500
             500,  100,   0, 9000,  5000,  250
              15,  100,   0, 9000,  5000,   10
              10,  100,   0, 9000,  5000,   10
             500,  100,   0,   20,  1999,  500
             500,  100,   0,   20,  2000,  550
             500,    0,   0,    0,  2000,  550
             980,  100,   0,   20,  2000, 1000
            """)
    void isHalvedOrLessWhereBookingFaresBadlyAndGrowsByATwentiethWhereItDoesNot(
            int share, int answered, int refused, long latency, long since, int next) {
        var report = new Report(answered, refused, 0, Duration.ofMillis(latency));

        assertThat(loop.next(share, report, Duration.ofMillis(since))).isEqualTo(next);
    }

    @Test
    void hearsOfWishesThatAreNotAnsweredAtAll() {
        var report = new Report(10, 0, 40, Duration.ofSeconds(1));

        assertThat(loop.next(HealthLoop.WHOLE, report, HealthLoop.DOWN_AFTER)).isEqualTo(200);
    }

    /** Booking serves 40 % of the policy well, and is slow above it. */
    @Test
    void findsWhatBookingCanDoAndStaysNearIt() {
        int able = 400;
        int share = HealthLoop.WHOLE;
        Duration since = Duration.ofMinutes(1);
        long sum = 0;
        int steps = 600;
        for (int second = 0; second < steps; second++) {
            var report = new Report(100, 0, 0, Duration.ofMillis(share > able ? 2_000 : 20));
            int next = loop.next(share, report, since);
            since = next == share ? since.plusSeconds(1) : Duration.ZERO;
            share = next;
            sum += share;
            if (second > 30) {
                assertThat(share).isBetween(able / 2, able + HealthLoop.STEP);
            }
        }
        assertThat((double) sum / steps / able).isBetween(0.7, 1.1);
    }

    @Test
    void isWholeAgainSoonAfterAllIsWell() {
        int share = HealthLoop.LEAST;
        int changes = 0;
        while (share < HealthLoop.WHOLE) {
            share = loop.next(share, new Report(10, 0, 0, Duration.ofMillis(20)), HealthLoop.UP_AFTER);
            changes++;
        }
        assertThat(HealthLoop.UP_AFTER.multipliedBy(changes)).isLessThan(Duration.ofMinutes(1));
    }
}
