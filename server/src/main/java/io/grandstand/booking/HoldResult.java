package io.grandstand.booking;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;

/** What became of the wish to hold seats. */
public sealed interface HoldResult {

    /** The seats are kept; also the answer to the same wish again. */
    record Held(HoldView hold) implements HoldResult {}

    /** Why not; nothing was held. */
    sealed interface Refused extends HoldResult {}

    record SeatsTaken(Set<SeatNo> taken) implements Refused {}

    /** @param left places of it that nobody holds or has bought: fewer than were wanted */
    record AreaFull(AreaNo area, int left) implements Refused {}

    /** @param already seats and places that this fan holds or has bought here */
    record LimitReached(int max, int already) implements Refused {}

    record SalesClosed() implements Refused {}

    record UnknownPerformance() implements Refused {}

    /** Seats that the plan does not have, or that are not for sale. */
    record UnknownSeats(Set<SeatNo> unknown) implements Refused {}

    record UnknownSection(int section) implements Refused {}

    /** A category that the plan does not have, or that is not for sale. */
    record UnknownCategory(int category) implements Refused {}

    /** So many are not free side by side; {@code largest} are. */
    record NotTogether(int largest) implements Refused {}

    /** Fewer are free, wherever they are. */
    record NotSoMany(int left) implements Refused {}

    /** Seats that would stay free between taken ones, where others of the row could be chosen without that. */
    record LeavesSingleSeats(SortedSet<SeatNo> left) implements Refused {}

    /** An area that the plan does not have, or that is not for sale. */
    record UnknownArea(AreaNo area) implements Refused {}

    /** The id was used before, for other seats, another performance or by somebody else. */
    record IdReused() implements Refused {}

    /** The time in which it was to be decided was over. */
    record NotInTime() implements Refused {}

    /** Too many wait; nobody was asked. */
    record Busy(Duration retryAfter) implements Refused {}
}
