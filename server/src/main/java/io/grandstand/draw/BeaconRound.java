package io.grandstand.draw;

import java.time.Instant;

/** One round of a public beacon, named before it comes. */
public record BeaconRound(BeaconChain chain, long number) {

    public BeaconRound {
        if (number < 1) {
            throw new IllegalArgumentException("a beacon's rounds begin with 1: " + number);
        }
    }

    public Instant comesAt() {
        return chain.genesis().plus(chain.period().multipliedBy(number - 1));
    }
}
