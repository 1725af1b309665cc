package io.grandstand.bench.load;

import java.time.Duration;

/** How long load lasts: what is answered in the warm-up is not counted. */
public record Span(Duration warmUp, Duration measured) {

    public static Span seconds(int warmUp, int measured) {
        return new Span(Duration.ofSeconds(warmUp), Duration.ofSeconds(measured));
    }

    /** Until the scripts end, and all of it measured. */
    public static Span atMost(Duration max) {
        return new Span(Duration.ZERO, max);
    }

    Duration whole() {
        return warmUp.plus(measured);
    }
}
