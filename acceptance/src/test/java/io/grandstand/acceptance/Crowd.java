package io.grandstand.acceptance;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who do something at the same moment. */
final class Crowd {

    private Crowd() {}

    /** Runs what {@code each} makes for 0 … {@code count}-1, all let go at once; answers in that order. */
    static <T> List<T> atOnce(int count, IntFunction<Callable<T>> each) {
        var ready = new CountDownLatch(count);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        Callable<T> one = each.apply(i);
                        ready.countDown();
                        go.await();
                        return one.call();
                    }))
                    .toList();
            ready.await();
            go.countDown();
            return all.stream().map(Crowd::get).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("one of the crowd failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
