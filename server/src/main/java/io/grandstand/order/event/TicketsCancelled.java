package io.grandstand.order.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tickets of an order were given back by its fan, or taken back by the host who gave them.
 *
 * @param seatLabels of each ticket: places in an area all have the area's
 * @param fee what was kept of their price
 * @param refund what goes back
 * @param whole whether nothing is left of the order
 * @param complimentary whether they had been given away; not so where the field is missing
 * @param takenBack whether it was their host who took them back; likewise
 */
public record TicketsCancelled(
        UUID eventId,
        Instant at,
        UUID cancellationId,
        UUID orderId,
        UUID accountId,
        long performanceId,
        String performanceTitle,
        Instant performanceStartsAt,
        List<UUID> ticketIds,
        List<String> seatLabels,
        long fee,
        long refund,
        boolean whole,
        boolean complimentary,
        boolean takenBack)
        implements IntegrationEvent {

    public static final String TOPIC = "order.tickets-cancelled.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
