package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * Choosing seats.
 *
 * @param prices by category in the plan's order, as a JSON array for the map; null where a category is not sold
 * @param categories that are sold, the dearest first
 */
public record SeatsPage(
        Event event,
        Sale sale,
        Instant salesFrom,
        int seatsMax,
        long holdMinutes,
        boolean waitingRoom,
        String prices,
        List<PerformancePage.Price> categories) {

    public SeatsPage {
        categories = List.copyOf(categories);
    }

    public String roomHref() {
        return event.href() + "/waiting-room";
    }
}
