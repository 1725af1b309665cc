package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * Choosing seats.
 *
 * @param own seats, by their index in the plan, that are the fan's already, kept for them or bought
 * @param ownPlaces how many places in areas are likewise
 * @param keeping what of them is not paid yet
 * @param prices by category in the plan's order, as a JSON array for the map; null where a category is not sold
 * @param categories that are sold, the dearest first
 */
public record SeatsPage(
        Event event,
        Sale sale,
        Instant salesFrom,
        int seatsMax,
        long holdMinutes,
        List<Integer> own,
        int ownPlaces,
        List<Keeping> keeping,
        String prices,
        List<PerformancePage.Price> categories) {

    public SeatsPage {
        own = List.copyOf(own);
        keeping = List.copyOf(keeping);
        categories = List.copyOf(categories);
    }

    public String roomHref() {
        return event.href() + "/waiting-room";
    }
}
