package io.grandstand.order;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import java.time.Duration;
import java.util.Set;

/** What became of the wish to give tickets away. */
public sealed interface GiveTicketsResult {

    /** They are the guest's; also the answer to the same wish again, whatever became of them since. */
    record Given(GiftView gift) implements GiveTicketsResult {}

    /** Why not; nothing was given. */
    sealed interface Refused extends GiveTicketsResult {}

    /** There is none, or it is another host's. */
    record UnknownPerformance() implements Refused {}

    /** Nobody has an account with this e-mail address. */
    record UnknownGuest() implements Refused {}

    /** Somebody has, but has not proven that the address is theirs. */
    record UnconfirmedGuest() implements Refused {}

    /** The host has named too many addresses that reach nobody. */
    record TooManyUnknown(Duration retryAfter) implements Refused {}

    /** The id stands for another gift, or for one that was refused less than half a minute ago. */
    record IdReused() implements Refused {}

    /** Fans do not see the performance yet, it has begun, or it is cancelled. */
    record NotGivable() implements Refused {}

    /** Seats that the plan does not have, or that have no price. */
    record UnknownSeats(Set<SeatNo> unknown) implements Refused {}

    /** An area that the plan does not have, or that has no price. */
    record UnknownArea(AreaNo area) implements Refused {}

    /** Somebody has them. */
    record SeatsTaken(Set<SeatNo> taken) implements Refused {}

    /** @param left places that nobody has: fewer than were to be given */
    record AreaFull(AreaNo area, int left) implements Refused {}

    /** It is not known yet; the same wish again tells. */
    record Busy(Duration retryAfter) implements Refused {}
}
