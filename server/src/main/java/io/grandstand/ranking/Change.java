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
 */
record Change(PerformanceId performance, UUID cause, int bought, int givenBack, Instant at) {

    static Change bought(PerformanceId performance, UUID order, int tickets, Instant at) {
        return new Change(performance, order, tickets, 0, at);
    }

    static Change givenBack(PerformanceId performance, UUID cancellation, int tickets, Instant at) {
        return new Change(performance, cancellation, 0, tickets, at);
    }

    static Change of(OrderCompleted event) {
        return bought(
                new PerformanceId(event.performanceId()),
                event.orderId(),
                event.seatLabels().size(),
                event.at());
    }

    static Change of(TicketsCancelled event) {
        return givenBack(
                new PerformanceId(event.performanceId()),
                event.cancellationId(),
                event.ticketIds().size(),
                event.at());
    }
}
