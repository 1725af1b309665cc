package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.waitingroom.BookingHealth.Report;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneHealthTests {

    private static final PerformanceId GAME = new PerformanceId(1);
    private static final PerformanceId CONCERT = new PerformanceId(2);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LaneHealth health = new LaneHealth(now::get);

    @Test
    void tellsOfEachPerformanceWhatCameToPassSinceTheLastTime() {
        health.answered(GAME, Duration.ofMillis(10));
        health.answered(GAME, Duration.ofMillis(30));
        health.refused(GAME);
        health.refused(CONCERT);

        assertThat(health.take())
                .isEqualTo(Map.of(
                        GAME, new Report(2, 1, 0, Duration.ofMillis(20)), CONCERT, new Report(0, 1, 0, Duration.ZERO)));
        assertThat(health.take()).isEmpty();
    }

    @Test
    void tellsHowLongThoseHaveWaitedWhoAreNotAnswered() {
        long early = now.get();
        health.began(GAME, early);
        long late = now.addAndGet(Duration.ofSeconds(2).toNanos());
        health.began(GAME, late);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(health.take()).isEqualTo(Map.of(GAME, new Report(0, 0, 2, Duration.ofSeconds(2))));
        health.ended(GAME, early);
        health.answered(GAME, Duration.ofSeconds(3));
        assertThat(health.take()).isEqualTo(Map.of(GAME, new Report(1, 0, 1, Duration.ofSeconds(2))));
        health.ended(GAME, late);
        assertThat(health.take()).isEmpty();
    }

    @Test
    void losesNothingThatIsCountedWhileItIsTold() {
        int threads = 4;
        int each = 20_000;
        int told = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> {
                    for (int n = 0; n < each; n++) {
                        health.answered(GAME, Duration.ofMillis(1));
                    }
                });
            }
            for (int i = 0; i < 200; i++) {
                told += answered();
            }
        }
        assertThat(told + answered()).isEqualTo(threads * each);
    }

    private int answered() {
        Report report = health.take().get(GAME);
        return report == null ? 0 : report.answered();
    }
}
