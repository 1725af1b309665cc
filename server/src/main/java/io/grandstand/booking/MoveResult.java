package io.grandstand.booking;

import java.time.Duration;

/** What became of the wish to move a hold on. */
public sealed interface MoveResult {

    /** It is where it was to go, now or before. */
    record Moved(HoldView hold) implements MoveResult {}

    /** It is in a state from which this move is not legal. */
    record Illegal(HoldView hold) implements MoveResult {}

    /** Money is being taken for it by another capture than the one that was named: nothing was changed. */
    record OtherCapture(HoldView hold) implements MoveResult {}

    /** Its time ran out, or its seats went to somebody else. */
    record Gone() implements MoveResult {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements MoveResult {}

    /** Too many wait; nobody was asked. */
    record Busy(Duration retryAfter) implements MoveResult {}
}
