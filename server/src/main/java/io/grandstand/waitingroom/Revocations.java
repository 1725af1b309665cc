package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.stereotype.Component;

/**
 * Admissions that ended before their tokens did, kept in memory where tokens are checked. What other processes ended is
 * read from Redis at most once a second and performance, by one of those who ask; while Redis is away, what is known
 * decides, and a token lives on for its minute at most.
 */
@Component
class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private static final Duration AGE_MAX = Duration.ofSeconds(1);
    /** Whoever finds the feed older than this waits for a fresh one. */
    private static final Duration AGE_BEARABLE = Duration.ofSeconds(3);

    private static final Duration IDLE_MAX = Duration.ofMinutes(5);
    private static final int ROOMS_MAX = 1_000;
    private static final int READ_MAX = 10_000;
    /** Read again, in case a fail-over of Redis came with a clock that is a little behind. */
    private static final long OVERLAP_MS = 2_000;

    private static final class Feed {
        private final ReentrantLock reading = new ReentrantLock();
        private final Map<String, Instant> ended = new ConcurrentHashMap<>();
        private volatile Instant read = Instant.MIN;
        private double last;
    }

    private final StringRedisTemplate redis;
    private final InstantSource clock;
    private final Duration kept;
    private final Map<PerformanceId, Feed> feeds = new ConcurrentHashMap<>();
    private volatile boolean away;

    Revocations(StringRedisTemplate redis, WaitingRoomSettings settings, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
        this.kept = settings.slot().multipliedBy(2);
    }

    boolean ended(PerformanceId performance, AdmissionId admission) {
        Feed feed = feed(performance);
        freshen(performance, feed);
        return feed.ended.containsKey(admission.toString());
    }

    /** For this process to know at once. */
    void add(PerformanceId performance, AdmissionId admission) {
        feed(performance).ended.put(admission.toString(), clock.instant());
    }

    private Feed feed(PerformanceId performance) {
        Feed known = feeds.get(performance);
        if (known != null) {
            return known;
        }
        if (feeds.size() >= ROOMS_MAX) {
            Instant idle = clock.instant().minus(IDLE_MAX);
            feeds.values().removeIf(feed -> feed.read.isBefore(idle));
        }
        return feeds.computeIfAbsent(performance, _ -> new Feed());
    }

    private void freshen(PerformanceId performance, Feed feed) {
        Instant now = clock.instant();
        if (feed.read.isAfter(now.minus(AGE_MAX))) {
            return;
        }
        if (feed.read.isAfter(now.minus(AGE_BEARABLE))) {
            if (!feed.reading.tryLock()) {
                return;
            }
        } else {
            feed.reading.lock();
        }
        try {
            if (!feed.read.isAfter(now.minus(AGE_MAX))) {
                read(performance, feed, now);
            }
        } finally {
            feed.reading.unlock();
        }
    }

    private void read(PerformanceId performance, Feed feed, Instant now) {
        try {
            Set<TypedTuple<String>> ended = redis.opsForZSet()
                    .rangeByScoreWithScores(
                            LineKeys.revoked(performance),
                            feed.last - OVERLAP_MS,
                            Double.POSITIVE_INFINITY,
                            0,
                            READ_MAX);
            for (TypedTuple<String> admission : ended) {
                feed.ended.putIfAbsent(Objects.requireNonNull(admission.getValue()), now);
                feed.last = Math.max(feed.last, Objects.requireNonNull(admission.getScore()));
            }
            if (away) {
                away = false;
                LOG.info("revocations=read");
            }
        } catch (DataAccessException e) {
            if (!away) {
                away = true;
                LOG.warn("revocations=unreadable cause={}", e.getMessage());
            }
        }
        Instant over = now.minus(kept);
        feed.ended.values().removeIf(at -> at.isBefore(over));
        // Also after a failure, so that those who check tokens do not all wait for a Redis that is away.
        feed.read = clock.instant();
    }
}
