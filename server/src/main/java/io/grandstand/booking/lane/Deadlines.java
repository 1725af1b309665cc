package io.grandstand.booking.lane;

import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.lane.LaneRefusals.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Until when somebody waits for each answer of a lane. One thread looks after all of them, and tells those whose time is
 * over to come again: to set a timer for each, and to take it back, is a good part of what a wish costs.
 */
@Component
class Deadlines {

    /** @param until by the clock that is never set */
    private record Wait(CompletableFuture<Answer> answer, long until) {}

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RetryAfter retryAfter;
    private final LaneRefusals refusals;
    private final LongSupplier nanoTime;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private @Nullable Thread watchman;

    @Autowired
    Deadlines(RetryAfter retryAfter, LaneRefusals refusals) {
        this(retryAfter, refusals, System::nanoTime);
    }

    Deadlines(RetryAfter retryAfter, LaneRefusals refusals, LongSupplier nanoTime) {
        this.retryAfter = retryAfter;
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    /** Until it is answered. */
    void watch(CompletableFuture<Answer> answer, Duration patience) {
        var wait = new Wait(answer, nanoTime.getAsLong() + patience.toNanos());
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
            long now = nanoTime.getAsLong();
            waits.forEach(wait -> {
                if (now - wait.until() >= 0) {
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
