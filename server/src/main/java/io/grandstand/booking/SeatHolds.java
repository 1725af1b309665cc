package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
import java.util.SortedSet;

/** Holding seats, and what a purchase does with them. Every call is idempotent by the hold's id. */
public interface SeatHolds {

    HoldResult hold(HoldSeats command);

    /** Gives the seats back; {@link MoveResult.Illegal} while they are being paid or once they are sold. */
    MoveResult release(HoldId hold, AccountId account);

    Optional<HoldView> find(HoldId hold);

    /** The seats of a performance that an account has now, kept for it or sold to it: what its limit counts. */
    SortedSet<SeatNo> seatsOf(AccountId account, PerformanceId performance);

    /** How many places in areas it has likewise. */
    int placesOf(AccountId account, PerformanceId performance);

    /**
     * A fan asks for more time, which a hold that is not being paid gets once. Who keeps its deadline elsewhere is told, and
     * the fan's admission lasts at least as long.
     */
    LengthenResult lengthen(HoldId hold, AccountId account, ExtensionId by);

    /** A payment was begun: {@code HELD → CHECKOUT}, with one bounded extension of the deadline. */
    MoveResult checkout(HoldId hold, AccountId account);

    /**
     * Money is about to be taken: {@code HELD or CHECKOUT → CAPTURING}, only if the hold is still the fan's. From then on
     * the hold is this capture's, and {@link MoveResult.OtherCapture} for any other.
     */
    MoveResult capture(HoldId hold, AccountId account, CaptureId by);

    /**
     * The money was taken: {@code CAPTURING → CONFIRMED}. A hold that was lost all the same is confirmed if its seats
     * are free; else {@link MoveResult.Gone}, and the money must go back. It needs no capture's name: money that is there
     * counts for more than an attempt to take it.
     */
    MoveResult confirm(HoldId hold, AccountId account);

    /**
     * No money was taken by this capture, and none will be: {@code CHECKOUT or CAPTURING → HELD}, with what is left of its
     * time. One that comes late does not take the seats from the next: {@link MoveResult.OtherCapture}.
     */
    MoveResult declined(HoldId hold, AccountId account, CaptureId by);

    /**
     * A purchase is undone as far as it is not kept, and what is not is free at once; where nothing is kept,
     * {@code CONFIRMED → RELEASED}.
     */
    MoveResult cancel(HoldId hold, AccountId account, Kept kept);
}
