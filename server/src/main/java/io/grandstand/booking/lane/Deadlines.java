package io.grandstand.booking.lane;

import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.lane.LaneRefusals.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Until when somebody waits for each answer of a lane. One thread looks after all of them, and tells those whose time is
 * over to come again: to set a timer for each, and to take it back, is a good part of what a wish costs.
 */
@Component
class Deadlines {

    private record Wait(CompletableFuture<Answer> answer, Instant until) {}

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RetryAfter retryAfter;
    private final LaneRefusals refusals;
    private final InstantSource clock;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private @Nullable Thread watchman;

    Deadlines(RetryAfter retryAfter, LaneRefusals refusals, InstantSource clock) {
        this.retryAfter = retryAfter;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Until it is answered. */
    void watch(CompletableFuture<Answer> answer, Duration patience) {
        var wait = new Wait(answer, clock.instant().plus(patience));
        waits.add(wait);
        var _ = answer.whenComplete((_, _) -> waits.remove(wait));
    }

    synchronized void start() {
        watchman = Thread.ofPlatform().daemon().name("booking-lane-deadlines").start(this::keepWatch);
    }

    /** Nobody decides any more: all who still wait are told so. */
    synchronized void stop() {
        if (watchman != null) {
            watchman.interrupt();
            watchman = null;
        }
        waits.forEach(wait -> end(wait, Reason.CLOSED));
    }

    private void keepWatch() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            endWhatIsLate();
        }
    }

    /** Outlives whatever happens: without it, whoever is behind a writer that hangs would wait for ever. */
    private void endWhatIsLate() {
        try {
            Instant now = clock.instant();
            waits.forEach(wait -> {
                if (!now.isBefore(wait.until())) {
                    end(wait, Reason.LATE);
                }
            });
        } catch (RuntimeException | Error failure) {
            LOG.error("could not end late waits", failure);
        }
    }

    private void end(Wait wait, Reason reason) {
        if (wait.answer().complete(new Answer.Undecided(retryAfter.next()))) {
            refusals.count(reason);
        }
    }
}
