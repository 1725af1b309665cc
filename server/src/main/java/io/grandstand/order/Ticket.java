package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;

/** The right of one fan to one seat of one performance. */
public record Ticket(
        TicketId id,
        OrderId order,
        AccountId account,
        PerformanceId performance,
        SeatNo seat,
        String label,
        Won price,
        TicketStatus status,
        Instant issuedAt) {}
