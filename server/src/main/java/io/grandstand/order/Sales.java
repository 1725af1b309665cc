package io.grandstand.order;

import io.grandstand.catalog.AreaNo;
import io.grandstand.kernel.Won;
import java.util.Map;

/**
 * What was sold of a performance.
 *
 * @param orders how many there are, by status; every status is named
 * @param gross what was paid for the tickets that are valid or used
 * @param fees what was kept of the price of those that were cancelled
 * @param refunds what of it went back, or is going to
 * @param soldInAreas tickets that are valid or used, by general-admission area; none for one that has none
 * @param pace how fast it is bought now
 */
public record Sales(
        Map<OrderStatus, Integer> orders,
        int ticketsSold,
        Won gross,
        int ticketsCancelled,
        Won fees,
        Won refunds,
        Map<AreaNo, Integer> soldInAreas,
        Pace pace) {

    /** Orders that were completed within the last minute, and within the last ten. */
    public record Pace(int lastMinute, int lastTenMinutes) {}

    public Sales {
        orders = Map.copyOf(orders);
        soldInAreas = Map.copyOf(soldInAreas);
    }
}
