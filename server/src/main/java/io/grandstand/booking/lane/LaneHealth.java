package io.grandstand.booking.lane;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.waitingroom.BookingHealth.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<PerformanceId, Tally> tallies = new ConcurrentHashMap<>();

    void answered(PerformanceId performance, Duration took) {
        count(performance, tally -> {
            tally.answered++;
            tally.nanos += took.toNanos();
        });
    }

    void refused(PerformanceId performance) {
        count(performance, tally -> tally.refused++);
    }

    /** What came to pass since the last time, and forgets it. */
    Map<PerformanceId, Report> take() {
        var reports = new HashMap<PerformanceId, Report>();
        for (PerformanceId performance : Set.copyOf(tallies.keySet())) {
            Tally tally = tallies.remove(performance);
            if (tally != null) {
                reports.put(performance, report(tally));
            }
        }
        return reports;
    }

    private static Report report(Tally tally) {
        synchronized (tally) {
            tally.told = true;
            return new Report(
                    tally.answered,
                    tally.refused,
                    tally.answered == 0 ? Duration.ZERO : Duration.ofNanos(tally.nanos / tally.answered));
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
