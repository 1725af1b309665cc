package io.grandstand.draw;

import java.time.Duration;
import java.time.Instant;

/**
 * A public source of randomness, as drand runs them: every {@code period} a round, which nobody knows before its time.
 *
 * @param hash names the chain, and pins down its key, its start and its period
 * @param genesis when round 1 came
 */
public record BeaconChain(Hash hash, Instant genesis, Duration period) {

    public BeaconChain {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a beacon's period must be positive: " + period);
        }
    }

    /** The first round that comes after {@code moment}. */
    public BeaconRound firstAfter(Instant moment) {
        if (moment.isBefore(genesis)) {
            return new BeaconRound(this, 1);
        }
        return new BeaconRound(this, Duration.between(genesis, moment).dividedBy(period) + 2);
    }
}
