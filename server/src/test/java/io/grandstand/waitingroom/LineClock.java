package io.grandstand.waitingroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The time of a test, for its lines' scripts in Redis and for itself: it passes when the test says so. */
class LineClock implements InstantSource {

    private final String key = "test:clock:" + UUID.randomUUID();
    private final StringRedisTemplate redis;
    private final AtomicLong now;

    LineClock(StringRedisTemplate redis, Instant start) {
        this.redis = redis;
        this.now = new AtomicLong(start.toEpochMilli());
        write();
    }

    LineScripts scripts() {
        return new LineScripts("local function clock() return tonumber(redis.call('GET', '" + key + "')) end\n");
    }

    void pass(Duration time) {
        now.addAndGet(time.toMillis());
        write();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now.get());
    }

    private void write() {
        redis.opsForValue().set(key, Long.toString(now.get()), Duration.ofHours(1));
    }
}
