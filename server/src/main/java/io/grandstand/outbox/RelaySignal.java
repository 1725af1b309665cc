package io.grandstand.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the relay of this process, if it has one, that a commit left events behind. */
@Component
class RelaySignal {

    private final Semaphore work = new Semaphore(0);

    void wake() {
        // One permit is as good as many: the relay takes everything that it finds.
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Waits until somebody calls {@link #wake}, or somebody did since the last time, but never longer than this. */
    void await(Duration longest) throws InterruptedException {
        if (work.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            work.drainPermits();
        }
    }
}
