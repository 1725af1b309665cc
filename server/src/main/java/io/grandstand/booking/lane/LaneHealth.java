package io.grandstand.booking.lane;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.waitingroom.BookingHealth.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How wishes for seats of each performance fare in this process, since it was last told. */
@Component
class LaneHealth {

    private static final class Tally {
        private int answered;
        private int refused;
        private long nanos;
        private boolean told;
    }

    /** @param sinceNanos the sum of when each began, by {@link System#nanoTime()} */
    private record Undecided(int count, long sinceNanos) {

        static final Undecided NONE = new Undecided(0, 0);

        Undecided plus(int more, long nanos) {
            return new Undecided(count + more, sinceNanos + nanos);
        }

        /** Of all together; the sums may wrap around, their difference is right. */
        long waitedNanos(long now) {
            return count * now - sinceNanos;
        }
    }

    private final Map<PerformanceId, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<PerformanceId, Undecided> waiting = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    @Autowired
    LaneHealth() {
        this(System::nanoTime);
    }

    LaneHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Must be {@link #ended}, whatever it comes to. */
    void began(PerformanceId performance, long nanos) {
        waiting.merge(performance, Undecided.NONE.plus(1, nanos), (all, one) -> all.plus(1, nanos));
    }

    void ended(PerformanceId performance, long beganNanos) {
        waiting.computeIfPresent(performance, (_, all) -> all.count() == 1 ? null : all.plus(-1, -beganNanos));
    }

    void answered(PerformanceId performance, Duration took) {
        count(performance, tally -> {
            tally.answered++;
            tally.nanos += took.toNanos();
        });
    }

    void refused(PerformanceId performance) {
        count(performance, tally -> tally.refused++);
    }

    /** What came to pass since the last time, which it forgets, and who waits. */
    Map<PerformanceId, Report> take() {
        var reports = new HashMap<PerformanceId, Report>();
        var performances = new HashSet<>(tallies.keySet());
        performances.addAll(waiting.keySet());
        for (PerformanceId performance : performances) {
            Tally tally = tallies.remove(performance);
            Undecided undecided = waiting.getOrDefault(performance, Undecided.NONE);
            if (tally != null || undecided.count() > 0) {
                reports.put(performance, report(tally == null ? new Tally() : tally, undecided));
            }
        }
        return reports;
    }

    private Report report(Tally tally, Undecided undecided) {
        synchronized (tally) {
            tally.told = true;
            int wishes = tally.answered + undecided.count();
            long nanos = tally.nanos + undecided.waitedNanos(nanoTime.getAsLong());
            return new Report(
                    tally.answered,
                    tally.refused,
                    undecided.count(),
                    wishes == 0 ? Duration.ZERO : Duration.ofNanos(nanos / wishes));
        }
    }

    private interface Count {
        void in(Tally tally);
    }

    private void count(PerformanceId performance, Count count) {
        boolean counted = false;
        while (!counted) {
            Tally tally = tallies.computeIfAbsent(performance, _ -> new Tally());
            synchronized (tally) {
                // One that was told meanwhile is looked at no more.
                if (!tally.told) {
                    count.in(tally);
                    counted = true;
                }
            }
        }
    }
}
