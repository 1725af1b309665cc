package io.grandstand.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long answers took. */
public final class Latency {

    /** Longer than any answer is waited for. */
    private static final long MICROS_MAX = 600_000_000;

    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(MICROS_MAX, DIGITS);

    public void record(Duration took) {
        record(took.toNanos());
    }

    void record(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 0, MICROS_MAX));
    }

    public void add(Latency other) {
        micros.add(other.micros);
    }

    public long count() {
        return micros.getTotalCount();
    }

    public double p50Millis() {
        return atPercentile(50);
    }

    public double p99Millis() {
        return atPercentile(99);
    }

    public double maxMillis() {
        return micros.getMaxValue() / 1_000.0;
    }

    public double atPercentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
