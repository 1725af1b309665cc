package io.grandstand.order;

import io.grandstand.kernel.Won;
import java.util.Map;

/**
 * What was sold of a performance.
 *
 * @param orders how many there are, by status; every status is named
 * @param gross what was paid for the tickets that are valid or used
 * @param fees what was kept of the price of those that were cancelled
 * @param refunds what of it went back, or is going to
 */
public record Sales(
        Map<OrderStatus, Integer> orders, int ticketsSold, Won gross, int ticketsCancelled, Won fees, Won refunds) {

    public Sales {
        orders = Map.copyOf(orders);
    }
}
