package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** How a room was in the last hours, for its host to look back on. */
@Component
class RoomHistory {

    static final long EVERY_MILLIS = 10_000;
    /** Three hours of them. */
    static final int SAMPLES_MAX = 1_080;

    private static final Duration KEPT = Duration.ofDays(2);
    /** A round that began a little late must not lose its sample. */
    private static final Duration ROUND = Duration.ofMillis(EVERY_MILLIS).minusSeconds(2);

    private final StringRedisTemplate redis;

    RoomHistory(StringRedisTemplate redis) {
        this.redis = redis;
    }

    void add(PerformanceId performance, RoomSample sample) {
        redis.execute(
                LineScripts.RECORD,
                List.of(LineKeys.recording(performance), LineKeys.history(performance)),
                sample.text(),
                Long.toString(ROUND.toMillis()),
                Integer.toString(SAMPLES_MAX),
                Long.toString(KEPT.toMillis()));
    }

    /** The oldest first. */
    List<RoomSample> of(PerformanceId performance) {
        List<String> samples = redis.opsForList().range(LineKeys.history(performance), 0, SAMPLES_MAX - 1L);
        return samples == null ? List.of() : RoomSample.parse(samples);
    }
}
