package io.grandstand.order.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order was paid, or given away, and its tickets were issued.
 *
 * @param seatLabels of each ticket: places in an area all have the area's
 * @param complimentary whether its host gave it away; not so where the field is missing
 */
public record OrderCompleted(
        UUID eventId,
        Instant at,
        UUID orderId,
        UUID accountId,
        long performanceId,
        String performanceTitle,
        Instant performanceStartsAt,
        List<String> seatLabels,
        long total,
        boolean complimentary)
        implements IntegrationEvent {

    public static final String TOPIC = "order.completed.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
