package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.Place;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;

/** The right of one fan to one seat, or one place in an area, of one performance. */
public record Ticket(
        TicketId id,
        OrderId order,
        AccountId account,
        PerformanceId performance,
        Place place,
        String label,
        Won price,
        TicketStatus status,
        Instant issuedAt) {}
