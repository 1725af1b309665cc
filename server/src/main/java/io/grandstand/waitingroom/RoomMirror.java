package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rooms beside their lines in Redis, for processes that cannot reach PostgreSQL. */
@Component
class RoomMirror {

    /** @param visibleFrom when the public may see it */
    record Mirrored(Room room, Instant visibleFrom) {}

    /** Longer than a sale is prepared for and kept; who needs a room after that needs PostgreSQL. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** Written again so often, in case Redis was emptied. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final int ROOMS_MAX = 5_000;

    private record Written(Mirrored room, Instant at) {}

    private final StringRedisTemplate redis;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<PerformanceId, Written> written = new ConcurrentHashMap<>();

    RoomMirror(StringRedisTemplate redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    void keep(Mirrored mirrored) {
        PerformanceId performance = mirrored.room().performance();
        Instant now = clock.instant();
        Written before = written.get(performance);
        if (before != null
                && before.room().equals(mirrored)
                && before.at().plus(AGAIN).isAfter(now)) {
            return;
        }
        redis.opsForValue().set(LineKeys.room(performance), json.writeValueAsString(mirrored), KEPT);
        if (written.size() >= ROOMS_MAX) {
            written.clear();
        }
        written.put(performance, new Written(mirrored, now));
    }

    /** Empty for a room that is not about to open, nor open. */
    Optional<Mirrored> find(PerformanceId performance) {
        return Optional.ofNullable(redis.opsForValue().get(LineKeys.room(performance)))
                .map(text -> json.readValue(text, Mirrored.class));
    }
}
