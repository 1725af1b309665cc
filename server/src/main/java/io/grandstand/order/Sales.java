package io.grandstand.order;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;
import java.util.List;
import java.util.Map;

/**
 * What was sold of a performance. What was given away is apart from it, and no part of any other number unless that says so.
 *
 * @param orders how many there are, by status; every status is named
 * @param gross what was paid for the tickets that are valid or used
 * @param fees what was kept of the price of those that were cancelled
 * @param refunds what of it went back, or is going to
 * @param soldInAreas tickets that are valid or used, by general-admission area, those that were given away among them; none
 *     for one that has none
 * @param given seats and places of tickets that were given away, and not back
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
        Given given,
        Pace pace) {

    /** Orders that were completed within the last minute, and within the last ten. */
    public record Pace(int lastMinute, int lastTenMinutes) {}

    /** Seats, and how many places in which area. */
    public record Given(List<SeatNo> seats, Map<AreaNo, Integer> places) {

        public Given {
            seats = List.copyOf(seats);
            places = Map.copyOf(places);
        }

        public int tickets() {
            return seats.size()
                    + places.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public Sales {
        orders = Map.copyOf(orders);
        soldInAreas = Map.copyOf(soldInAreas);
    }
}
