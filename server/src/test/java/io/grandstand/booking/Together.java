package io.grandstand.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs many calls at the same moment, a thread each. */
public final class Together {

    private static final int WAIT_SECONDS_MAX = 60;

    private Together() {}

    /** What they came to, in their order. */
    public static <T> List<T> all(List<? extends Callable<T>> calls) throws Exception {
        var ready = new CountDownLatch(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<T>>();
            for (Callable<T> call : calls) {
                results.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (Future<T> result : results) {
                answers.add(result.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS));
            }
            return answers;
        }
    }
}
