package io.grandstand.booking.domain;

import io.grandstand.booking.HoldStatus;

/** What one may want of a hold that exists, and the state that it is to reach. */
public enum Step {
    RELEASE(HoldStatus.RELEASED),
    CHECKOUT(HoldStatus.CHECKOUT),
    CAPTURE(HoldStatus.CAPTURING),
    CONFIRM(HoldStatus.CONFIRMED),
    DECLINE(HoldStatus.HELD),
    CANCEL(HoldStatus.RELEASED),
    /** Nobody's wish: the deadline's. */
    EXPIRE(HoldStatus.EXPIRED);

    private final HoldStatus target;

    Step(HoldStatus target) {
        this.target = target;
    }

    HoldStatus target() {
        return target;
    }

    /** Whether it is one capture's, which must be named: what another does is not its to undo. */
    boolean ofCapture() {
        return this == CAPTURE || this == DECLINE;
    }
}
