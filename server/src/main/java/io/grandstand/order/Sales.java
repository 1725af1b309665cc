package io.grandstand.order;

import io.grandstand.kernel.Won;
import java.util.Map;

/**
 * What was sold of a performance.
 *
 * @param orders how many there are, by status; every status is named
 * @param gross what was paid for the tickets that are valid or used
 */
public record Sales(Map<OrderStatus, Integer> orders, int ticketsSold, Won gross) {

    public Sales {
        orders = Map.copyOf(orders);
    }
}
