package io.grandstand.order;

import java.time.Duration;

/** What became of the wish to take a gift back. */
public sealed interface TakeBackResult {

    /** Its tickets open no gate any more: now, or since before. */
    record TakenBack() implements TakeBackResult {}

    /** There is none, as what was refused was never given; or it is another host's or performance's. */
    record UnknownGift() implements TakeBackResult {}

    /** Somebody was let in with one of its tickets. */
    record AlreadyUsed() implements TakeBackResult {}

    /** The performance has begun. */
    record TooLate() implements TakeBackResult {}

    /** Whether it is given is not known yet; the same again tells. */
    record Busy(Duration retryAfter) implements TakeBackResult {}
}
