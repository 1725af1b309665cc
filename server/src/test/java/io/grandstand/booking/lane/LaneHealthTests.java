package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.waitingroom.BookingHealth.Report;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LaneHealthTests {

    private static final PerformanceId GAME = new PerformanceId(1);
    private static final PerformanceId CONCERT = new PerformanceId(2);

    private final LaneHealth health = new LaneHealth();

    @Test
    void tellsOfEachPerformanceWhatCameToPassSinceTheLastTime() {
        health.answered(GAME, Duration.ofMillis(10));
        health.answered(GAME, Duration.ofMillis(30));
        health.refused(GAME);
        health.refused(CONCERT);

        assertThat(health.take())
                .isEqualTo(Map.of(
                        GAME, new Report(2, 1, Duration.ofMillis(20)), CONCERT, new Report(0, 1, Duration.ZERO)));
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
