package io.grandstand.booking.availability;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Repeating;
import io.grandstand.waitingroom.SeatsLeft;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the waiting room what is left, at most once a second per performance, however fast seats go. */
@Component
class LeftReports implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SeatPictures pictures;
    private final SeatsLeft seatsLeft;
    private final Set<PerformanceId> changed = ConcurrentHashMap.newKeySet();
    private @Nullable Repeating reporting;

    LeftReports(SeatPictures pictures, SeatsLeft seatsLeft) {
        this.pictures = pictures;
        this.seatsLeft = seatsLeft;
    }

    void changed(PerformanceId performance) {
        changed.add(performance);
    }

    private void report() {
        Set<PerformanceId> now = Set.copyOf(changed);
        changed.removeAll(now);
        try {
            pictures.left(now).forEach(seatsLeft::report);
        } catch (RuntimeException failure) {
            // All of them again with the next round: telling twice does no harm.
            changed.addAll(now);
            throw failure;
        }
    }

    @Override
    public synchronized void start() {
        reporting = new Repeating("booking-seats-left", EVERY, this::report);
    }

    @Override
    public synchronized void stop() {
        if (reporting != null) {
            reporting.close();
            reporting = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reporting != null;
    }
}
