package io.grandstand.booking.availability;

import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatingPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many seats and places a performance sells, without walking through a plan of 25,000 seats for every list. */
final class SeatsForSale {

    /** Plans of this many venues are remembered; with more, memory is begun anew. */
    private static final int PLANS_MAX = 1_000;

    private final Map<String, int[]> seatsByCategory = new ConcurrentHashMap<>();

    int count(PerformanceTerms terms) {
        int[] seats = seatsByCategory.get(terms.plan().hash());
        if (seats == null) {
            if (seatsByCategory.size() >= PLANS_MAX) {
                seatsByCategory.clear();
            }
            seats = byCategory(terms.plan());
            seatsByCategory.put(terms.plan().hash(), seats);
        }
        int count = 0;
        for (int category = 0; category < seats.length; category++) {
            count += terms.prices().get(category).isPresent() ? seats[category] : 0;
        }
        return count;
    }

    private static int[] byCategory(SeatingPlan plan) {
        var seats = new int[plan.categories().size()];
        plan.seats().forEach(seat -> seats[seat.category()]++);
        plan.areas().forEach(area -> seats[area.category()] += area.capacity());
        return seats;
    }
}
