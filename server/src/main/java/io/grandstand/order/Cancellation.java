package io.grandstand.order;

import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tickets of an order that were given back together.
 *
 * @param percent of their price that was kept
 * @param daysBefore of the step that held; empty where nothing was charged because they had just been bought
 * @param tickets in the order of their seats
 * @param refunded whether the money has arrived where it came from
 */
public record Cancellation(
        CancellationId id,
        OrderId order,
        Instant at,
        int percent,
        Optional<Integer> daysBefore,
        Won fee,
        Won refund,
        List<Ticket> tickets,
        boolean refunded) {

    public Cancellation {
        tickets = List.copyOf(tickets);
    }
}
