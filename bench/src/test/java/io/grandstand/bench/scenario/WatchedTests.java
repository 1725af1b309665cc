package io.grandstand.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Latency;
import io.grandstand.bench.load.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedTests {

    private static final long PERFORMANCE = 7;

    private final Watched watched = new Watched(List.of(), PERFORMANCE);

    @Test
    void anEventIsAsLateAsItsOldestChangeForEveryWatcher() {
        long start = System.nanoTime();
        watched.told(wish(PERFORMANCE, 1, 2), start);
        watched.told(wish(PERFORMANCE, 3, 4), start + millis(80));

        seen(5, "[[4,1],[1,1]]", start + millis(100));
        seen(5, "[[4,1],[1,1]]", start + millis(300));
        seen(6, "[[3,1]]", start + millis(100));

        Latency staleness = watched.staleness();
        assertThat(staleness.count()).isEqualTo(3);
        assertThat(staleness.atPercentile(1)).isCloseTo(20, within(0.1));
        assertThat(staleness.p50Millis()).isCloseTo(100, within(0.2));
        assertThat(staleness.maxMillis()).isCloseTo(300, within(0.5));
    }

    @Test
    void whatWatchersSeeBeforeTheFanIsToldIsNotLate() {
        long start = System.nanoTime();
        seen(5, "[[1,1]]", start);
        watched.told(wish(PERFORMANCE, 1, 2), start + millis(50));

        assertThat(watched.staleness().maxMillis()).isZero();
    }

    @Test
    void othersSeatsAndEventsWithoutChangesSayNothing() {
        watched.told(wish(PERFORMANCE + 1, 1, 2), System.nanoTime());
        seen(5, "[[1,1]]", System.nanoTime());
        seen(6, "[]", System.nanoTime());
        watched.event(":\n\n".getBytes(StandardCharsets.UTF_8), 3, System.nanoTime());

        assertThat(watched.staleness().count()).isZero();
        assertThat(watched.eventsSeen()).isEqualTo(2);
    }

    private void seen(long version, String changes, long nanos) {
        byte[] event = ("id:" + version + "\ndata:{\"version\":" + version + ",\"changes\":" + changes + "}\n\n")
                .getBytes(StandardCharsets.UTF_8);
        watched.event(event, event.length, nanos);
    }

    private static Wish wish(long performance, int seat, int other) {
        return new Wish(performance, List.of(seat, other), 0, id -> Request.put("hold", "/" + id, Headers.NONE, ""));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
