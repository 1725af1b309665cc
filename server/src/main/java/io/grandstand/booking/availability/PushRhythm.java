package io.grandstand.booking.availability;

import io.grandstand.booking.BookingSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Pushes a first change at once and further ones together, so that a storm of holds is a few frames a second. */
@Component
class PushRhythm implements DisposableBean {

    /** When a performance's last frame went out, and whether the next is due already. */
    static final class Beat {
        private final AtomicBoolean due = new AtomicBoolean();
        private volatile long lastNanos;

        private Beat(long lastNanos) {
            this.lastNanos = lastNanos;
        }
    }

    private final long everyNanos;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("booking-push").factory());

    PushRhythm(BookingSettings settings) {
        this.everyNanos = settings.availability().pushEvery().toNanos();
    }

    Beat beat() {
        return new Beat(System.nanoTime() - everyNanos);
    }

    /** Never in the caller's thread: waking a thousand watchers is not the work of the lane's writer. */
    void changed(Beat beat, Runnable push) {
        if (beat.due.compareAndSet(false, true)) {
            long wait = Math.max(0, beat.lastNanos + everyNanos - System.nanoTime());
            // Its outcome is a frame, and pushing one cannot fail.
            var _ = executor.schedule(
                    () -> {
                        beat.lastNanos = System.nanoTime();
                        beat.due.set(false);
                        push.run();
                    },
                    wait,
                    TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
