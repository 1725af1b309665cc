package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Brings what is left to Redis for every process, at most twice a second however often booking reports. */
@Component
class MirroredSeatsLeft implements SeatsLeft {

    private static final Logger LOG = LoggerFactory.getLogger(MirroredSeatsLeft.class);

    private static final Duration GATHERING = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofDays(2);

    private final StringRedisTemplate redis;
    private final TaskScheduler scheduler;
    private final Map<PerformanceId, Integer> reported = new ConcurrentHashMap<>();
    private final AtomicBoolean planned = new AtomicBoolean();

    MirroredSeatsLeft(StringRedisTemplate redis, TaskScheduler scheduler) {
        this.redis = redis;
        this.scheduler = scheduler;
    }

    @Override
    public void report(PerformanceId performance, int left) {
        reported.put(performance, left);
        if (planned.compareAndSet(false, true)) {
            var _ = scheduler.schedule(
                    this::write, scheduler.getClock().instant().plus(GATHERING));
        }
    }

    @Override
    public void reportUnlessKnown(PerformanceId performance, int left) {
        try {
            redis.opsForValue().setIfAbsent(LineKeys.left(performance), Integer.toString(left), KEPT);
        } catch (DataAccessException e) {
            LOG.debug("left=untold performance={} cause={}", performance, e.getMessage());
        }
    }

    private void write() {
        planned.set(false);
        for (PerformanceId performance : List.copyOf(reported.keySet())) {
            Integer left = reported.remove(performance);
            if (left != null) {
                write(performance, left);
            }
        }
    }

    private void write(PerformanceId performance, int left) {
        try {
            redis.opsForValue().set(LineKeys.left(performance), Integer.toString(left), KEPT);
        } catch (DataAccessException e) {
            // The next report says it again.
            LOG.debug("left=unwritten performance={} cause={}", performance, e.getMessage());
        }
    }
}
