package io.grandstand.booking;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What became of the wish for more time. */
public sealed interface LengthenResult {

    /** What everybody calls it: the problem of a refusal, an address, the keys of its words. */
    enum Word {
        GIVEN,
        NO_MORE_TIME,
        ALREADY_LENGTHENED,
        LONGEST_TIME,
        NOT_LENGTHENABLE,
        HOLD_GONE,
        BUSY;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Empty where there is no such hold to speak of. */
    default Optional<Word> word() {
        return switch (this) {
            case Lengthened _ -> Optional.of(Word.GIVEN);
            case NotOffered _ -> Optional.of(Word.NO_MORE_TIME);
            case AlreadyLengthened _ -> Optional.of(Word.ALREADY_LENGTHENED);
            case NoLonger _ -> Optional.of(Word.LONGEST_TIME);
            case BeingPaid _ -> Optional.of(Word.NOT_LENGTHENABLE);
            case Gone _ -> Optional.of(Word.HOLD_GONE);
            case Busy _ -> Optional.of(Word.BUSY);
            case Unknown _ -> Optional.empty();
        };
    }

    /** It has its later deadline; also the answer to the same wish again, until the hold is over. */
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
