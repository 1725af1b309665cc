package io.grandstand.waitingroom;

import java.time.Duration;
import java.time.Instant;

/** Lets so many through in a time, and never more at once than one of them, or a second's worth. */
final class TokenBucket {

    private static final double SECOND_NANOS = 1e9;

    private final double perSecond;
    private final double tokensMax;
    private double tokens;
    private Instant filled;

    /** @param perSecond more than 0 */
    TokenBucket(double perSecond, Instant now) {
        if (perSecond <= 0) {
            throw new IllegalArgumentException("a bucket that never fills: " + perSecond);
        }
        this.perSecond = perSecond;
        this.tokensMax = Math.max(1, perSecond);
        this.filled = now;
    }

    synchronized boolean take(Instant now) {
        if (now.isAfter(filled)) {
            tokens = Math.min(
                    tokensMax,
                    tokens + perSecond * Duration.between(filled, now).toNanos() / SECOND_NANOS);
            filled = now;
        }
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Until there is one again. */
    synchronized Duration next() {
        return Duration.ofNanos((long) (Math.max(0, 1 - tokens) / perSecond * SECOND_NANOS));
    }
}
