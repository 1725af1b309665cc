package io.grandstand.bench.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing that a target asks of a figure. */
public record Bound(Of of, Sense sense, double limit) {

    /** What of a figure is compared. */
    public enum Of {
        VALUE(""),
        P50("p50 "),
        P99("p99 "),
        /** How much of its ceiling it reaches, in percent. */
        CEILING("% of ceiling "),
        /** How many times better than the best reference. */
        REFERENCE("× reference ");

        private final String label;

        Of(String label) {
            this.label = label;
        }
    }

    /** Which side is good. */
    public enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }
    }

    public static Bound atLeast(Of of, double limit) {
        return new Bound(of, Sense.AT_LEAST, limit);
    }

    public static Bound atMost(Of of, double limit) {
        return new Bound(of, Sense.AT_MOST, limit);
    }

    /** Something that was not measured is not met. */
    boolean met(@Nullable Double measured) {
        if (measured == null || measured.isNaN()) {
            return false;
        }
        return switch (sense) {
            case AT_LEAST -> measured >= limit;
            case AT_MOST -> measured <= limit;
        };
    }

    @Override
    public String toString() {
        boolean whole = limit == Math.rint(limit);
        return of.label + sense.sign + " " + String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", limit);
    }
}
