package io.grandstand.site.view;

import java.util.List;

/**
 * The map on which a host picks seats for a form.
 *
 * @param seatsMax of one wish
 * @param prices by category in the plan's order, as a JSON array for the map; null where a category is not sold
 * @param categories that are sold, the dearest first
 * @param given seats, by their index in the plan, that guests have for nothing
 */
public record HostMap(
        long performanceId, int seatsMax, String prices, List<PerformancePage.Price> categories, List<Integer> given) {

    public HostMap {
        categories = List.copyOf(categories);
        given = List.copyOf(given);
    }
}
