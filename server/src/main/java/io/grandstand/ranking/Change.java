package io.grandstand.ranking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import java.time.Instant;
import java.util.UUID;

/**
 * Tickets that were bought, or given back. What is counted of either only grows: which is heard of first makes no difference.
 *
 * @param cause the id of the order or of the cancellation
 * @param complimentary whether their host gave them away: they fill the house, but nobody is buying them
 */
record Change(PerformanceId performance, UUID cause, int bought, int givenBack, Instant at, boolean complimentary) {

    static Change bought(PerformanceId performance, UUID order, int tickets, Instant at, boolean complimentary) {
        return new Change(performance, order, tickets, 0, at, complimentary);
    }

    static Change givenBack(
            PerformanceId performance, UUID cancellation, int tickets, Instant at, boolean complimentary) {
        return new Change(performance, cancellation, 0, tickets, at, complimentary);
    }

    static Change of(OrderCompleted event) {
        return bought(
                new PerformanceId(event.performanceId()),
                event.orderId(),
                event.seatLabels().size(),
                event.at(),
                event.complimentary());
    }

    static Change of(TicketsCancelled event) {
        return givenBack(
                new PerformanceId(event.performanceId()),
                event.cancellationId(),
                event.ticketIds().size(),
                event.at(),
                event.complimentary());
    }
}
