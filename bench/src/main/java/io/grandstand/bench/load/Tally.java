package io.grandstand.bench.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one thread of the generator counts: nothing in it is shared while it is counted. */
final class Tally {

    private static final int STATUS_MAX = 600;

    private static final class Counted {

        private final Latency latency = new Latency();
        private final long[] statuses = new long[STATUS_MAX];
        private long unanswered;
    }

    private final Map<String, Counted> steps = new HashMap<>();
    private @Nullable Throwable fault;
    private long givenUp;
    private long lastNanos = Long.MIN_VALUE;

    void answered(String step, int status, long tookNanos, long atNanos) {
        Counted counted = of(step);
        counted.latency.record(tookNanos);
        counted.statuses[Math.clamp(status, 0, STATUS_MAX - 1)]++;
        lastNanos = Math.max(lastNanos, atNanos);
    }

    void unanswered(String step) {
        of(step).unanswered++;
    }

    /** Counts with the time that was waited: leaving it out would make the slowest look the best. */
    void gaveUp(String step, long waitedNanos) {
        of(step).latency.record(waitedNanos);
        givenUp++;
    }

    void failed(Throwable by) {
        if (fault == null) {
            fault = by;
        }
    }

    static void throwFaults(Collection<Tally> tallies) {
        for (Tally tally : tallies) {
            if (tally.fault != null) {
                throw new IllegalStateException("a script failed", tally.fault);
            }
        }
    }

    private Counted of(String step) {
        return steps.computeIfAbsent(step, _ -> new Counted());
    }

    static long givenUp(Collection<Tally> tallies) {
        return tallies.stream().mapToLong(tally -> tally.givenUp).sum();
    }

    /** When the last answer came that was counted. */
    static long last(Collection<Tally> tallies, long otherwise) {
        long last = tallies.stream().mapToLong(tally -> tally.lastNanos).max().orElse(Long.MIN_VALUE);
        return last == Long.MIN_VALUE ? otherwise : last;
    }

    static Map<String, Traffic.Step> steps(Collection<Tally> tallies) {
        Set<String> names = new HashSet<>();
        tallies.forEach(tally -> names.addAll(tally.steps.keySet()));
        Map<String, Traffic.Step> merged = new HashMap<>();
        for (String name : names) {
            var latency = new Latency();
            var statuses = new HashMap<Integer, Long>();
            long unanswered = 0;
            for (Tally tally : tallies) {
                Counted counted = tally.of(name);
                latency.add(counted.latency);
                unanswered += counted.unanswered;
                for (int status = 0; status < STATUS_MAX; status++) {
                    if (counted.statuses[status] > 0) {
                        statuses.merge(status, counted.statuses[status], Long::sum);
                    }
                }
            }
            merged.put(name, new Traffic.Step(latency, statuses, unanswered));
        }
        return merged;
    }
}
