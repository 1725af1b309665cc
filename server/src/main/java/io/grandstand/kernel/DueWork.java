package io.grandstand.kernel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on what is due, each in a thread of its own, so that one that waits for something slow keeps no other waiting.
 * What is claimed is begun at once: a lease that is longer than one step is longer than all of them.
 */
public final class DueWork<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

    /** What is not done by then is due again in another process, or after the next start. */
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);

    private final String name;
    private final IntFunction<List<T>> claim;
    private final Consumer<T> step;
    private final Semaphore room;
    private final ExecutorService threads;

    /**
     * @param atOnceMax how many are worked on at once
     * @param claim leases up to so many that are due
     * @param step what is done with each; one that fails stays due
     */
    public DueWork(String name, int atOnceMax, IntFunction<List<T>> claim, Consumer<T> step) {
        this.name = name;
        this.claim = claim;
        this.step = step;
        this.room = new Semaphore(atOnceMax);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** Begins what is due and what there is room for; waits for none of it. */
    public void begin() {
        int free;
        int begun;
        do {
            free = room.drainPermits();
            begun = begin(free);
        } while (free > 0 && begun == free);
    }

    private int begin(int free) {
        List<T> claimed = List.of();
        try {
            if (free > 0) {
                claimed = claim.apply(free);
            }
        } finally {
            room.release(free - claimed.size());
        }
        claimed.forEach(one -> threads.execute(() -> work(one)));
        return claimed.size();
    }

    private void work(T one) {
        try {
            step.accept(one);
        } catch (RuntimeException e) {
            LOG.warn("{}={} could not be moved on; it stays due", name, one, e);
        } finally {
            room.release();
        }
    }

    /** Begins nothing more, and waits a while for what was begun. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} did not end in time; what was begun stays due", name);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
