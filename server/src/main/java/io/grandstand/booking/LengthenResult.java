package io.grandstand.booking;

import java.time.Duration;

/** What became of the wish for more time. */
public sealed interface LengthenResult {

    /** It has its later deadline; also the answer to the same wish again. */
    record Lengthened(HoldView hold) implements LengthenResult {}

    /** Why not; its deadline is what it was. */
    sealed interface Refused extends LengthenResult {}

    /** The host of this performance gives none. */
    record NotOffered() implements Refused {}

    /** It got more time before, by another wish. */
    record AlreadyLengthened(HoldView hold) implements Refused {}

    /** It lasts as long as any may, or for as long as anything is sold. */
    record NoLonger(HoldView hold) implements Refused {}

    /** It is being paid, and its time is the payment's; or it is sold. */
    record BeingPaid(HoldView hold) implements Refused {}

    /** Its time ran out, or it was given back. */
    record Gone() implements Refused {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements Refused {}

    /** Too many wait; nobody was asked. */
    record Busy(Duration retryAfter) implements Refused {}
}
