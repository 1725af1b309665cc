package io.grandstand.bench.scenario;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When things happened, by {@link System#nanoTime()}. */
final class Timeline {

    private final Collection<Long> times = new ConcurrentLinkedQueue<>();

    void add(long nanos) {
        times.add(nanos);
    }

    /** How many a second there were from one time until before another. */
    double perSecond(long from, long until) {
        if (until - from <= 0) {
            return 0;
        }
        long count =
                times.stream().filter(at -> at - from >= 0 && at - until < 0).count();
        return count * 1e9 / (until - from);
    }
}
