package io.grandstand.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of the database, kept by this process's monotonic clock, so that a wall clock which is wrong or jumps changes
 * nothing. Deadlines that decide about seats or money are still compared in the database.
 */
public final class SteadyClock implements InstantSource {

    private record Anchor(Instant at, long nanos) {}

    private final LongSupplier nanoTime;
    private volatile Anchor anchor;

    /** @param first what the wall clock says, until the database was asked */
    public SteadyClock(Instant first, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.anchor = new Anchor(first, nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        Anchor from = anchor;
        return from.at.plusNanos(nanoTime.getAsLong() - from.nanos);
    }

    /**
     * Takes over a reading of the database's clock.
     *
     * @return by how much this clock was wrong
     */
    public Duration set(Instant database, long askedNanos, long answeredNanos) {
        long middle = askedNanos + (answeredNanos - askedNanos) / 2;
        Instant before = instant();
        anchor = new Anchor(database, middle);
        return Duration.between(before, instant());
    }
}
