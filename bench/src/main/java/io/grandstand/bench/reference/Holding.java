package io.grandstand.bench.reference;

import java.time.Duration;

/** What a design is about: giving seats to one fan and refusing them to all others. */
interface Holding {

    /** As the product's own holds at their shortest. */
    Duration HOLD_LIFETIME = Duration.ofMinutes(3);

    HoldResult hold(HoldSeats wish);
}
