package io.grandstand.order;

import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What became of the wish to give tickets back. */
public sealed interface CancelTicketsResult {

    /** They open no gate any more, their seats are free, and the money is on its way; also the answer to the same wish again. */
    record Cancelled(Cancellation cancellation) implements CancelTicketsResult {}

    sealed interface Refused extends CancelTicketsResult {}

    /** There is none, or it is somebody else's. */
    record UnknownOrder() implements Refused {}

    /** The order has no such tickets. */
    record UnknownTickets(Set<TicketId> tickets) implements Refused {}

    /** The id was used for other tickets. */
    record IdReused() implements Refused {}

    /** The order has no tickets: it was not paid, or given up. */
    record NotBought(OrderStatus status) implements Refused {}

    record AlreadyCancelled(Set<TicketId> tickets) implements Refused {}

    /** Somebody was let in with them. */
    record AlreadyUsed(Set<TicketId> tickets) implements Refused {}

    /** @param since when tickets were no longer taken back; empty where they never are */
    record TooLate(Optional<Instant> since) implements Refused {}

    /** It is not what was agreed to; nothing was cancelled. */
    record OtherFee(Won fee, Won refund) implements Refused {}
}
