package io.grandstand.kernel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/**
 * What one of those who need it does in a store for all who come meanwhile; once it is done, all of them go on at once.
 *
 * <p>At a lock they would take turns, and each has to be given a core before the next one may go on. Where cores are what a
 * crowd lacks, a turn takes milliseconds, and the last of a thousand waits half a minute for what was done at the start.
 */
public final class OneForAll {

    private final AtomicReference<@Nullable CompletableFuture<Void>> underWay = new AtomicReference<>();

    /**
     * Does the work, or waits until another one has done it; whoever waited shares its failure, and does not try in turn.
     *
     * @throws QueryTimeoutException when the other one takes longer than that
     */
    public void doOrAwait(Runnable work, Duration waitMax) {
        var mine = new CompletableFuture<Void>();
        CompletableFuture<Void> others = underWay.compareAndExchange(null, mine);
        if (others == null) {
            work(work, mine);
        } else {
            await(others, waitMax);
        }
    }

    /** Does the work unless another one does. */
    public void doUnlessUnderWay(Runnable work) {
        if (underWay.get() == null) {
            var mine = new CompletableFuture<Void>();
            if (underWay.compareAndSet(null, mine)) {
                work(work, mine);
            }
        }
    }

    /** How many wait for what another one does, roughly. */
    public int waiting() {
        CompletableFuture<Void> others = underWay.get();
        return others == null ? 0 : others.getNumberOfDependents();
    }

    private void work(Runnable work, CompletableFuture<Void> mine) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            underWay.set(null);
            mine.completeExceptionally(failure);
            throw failure;
        }
        // First, so that nobody who goes on finds it under way still.
        underWay.set(null);
        mine.complete(null);
    }

    private static void await(CompletableFuture<Void> others, Duration waitMax) {
        try {
            others.get(waitMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DataAccessException shared ? shared : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new QueryTimeoutException("another one is not done within " + waitMax, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("interrupted while another one is not done", e);
        }
    }
}
