package io.grandstand.booking.availability;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Repeating;
import io.grandstand.waitingroom.SeatsLeft;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the waiting room what is left, at most once a second per performance, however fast seats go; and before the first
 * goes, so that nobody has to buy until a line knows it.
 */
@Component
class LeftReports implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Lines that nobody told anything yet, or whose Redis was emptied, are told once in so many rounds. */
    private static final int UNTOLD_ROUNDS = 5;

    private static final int LINES_MAX = 500;

    private final Performances performances;
    private final SeatPictures pictures;
    private final SeatsLeft seatsLeft;
    private final Set<PerformanceId> changed = ConcurrentHashMap.newKeySet();
    private @Nullable Repeating reporting;
    private long rounds;

    LeftReports(Performances performances, SeatPictures pictures, SeatsLeft seatsLeft) {
        this.performances = performances;
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

    private void tell() {
        Set<PerformanceId> lines = performances.openingOrOnSale(LINES_MAX).stream()
                .filter(terms -> terms.waitingRoom().isPresent())
                .map(PerformanceTerms::id)
                .collect(Collectors.toUnmodifiableSet());
        pictures.left(lines).forEach(seatsLeft::reportUnlessKnown);
    }

    private void round() {
        report();
        if (rounds++ % UNTOLD_ROUNDS == 0) {
            tell();
        }
    }

    @Override
    public synchronized void start() {
        reporting = new Repeating("booking-seats-left", EVERY, this::round);
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
