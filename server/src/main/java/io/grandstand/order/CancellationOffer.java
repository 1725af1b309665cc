package io.grandstand.order;

import io.grandstand.catalog.FeeSchedule;
import java.util.List;
import java.util.Optional;

/**
 * What cancelling tickets of an order comes to now, and what was cancelled before.
 *
 * @param terms as they were promised with the order
 * @param rule that holds now; none where it is too late, or where there is nothing to cancel
 * @param tickets those that can be cancelled, each with its fee
 * @param cancelled oldest first
 */
public record CancellationOffer(
        OrderView order,
        CancellationTerms terms,
        Optional<FeeSchedule.Rule> rule,
        List<TicketFee> tickets,
        List<Cancellation> cancelled) {

    public CancellationOffer {
        tickets = List.copyOf(tickets);
        cancelled = List.copyOf(cancelled);
    }
}
