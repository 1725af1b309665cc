package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * Choosing seats.
 *
 * @param looking whether the seats are only looked at, which takes nobody into the sale
 * @param own seats, by their index in the plan, that are the fan's already, kept for them or bought
 * @param ownPlaces how many places in areas are likewise
 * @param given seats that the house gave them, which count for no limit
 * @param keeping what of them is not paid yet
 * @param prices by category in the plan's order, as a JSON array for the map; null where a category is not sold
 * @param categories that are sold, the dearest first
 */
public record SeatsPage(
        Event event,
        Sale sale,
        boolean looking,
        Instant salesFrom,
        Instant salesUntil,
        int seatsMax,
        long holdMinutes,
        List<Integer> own,
        int ownPlaces,
        List<Integer> given,
        List<Keeping> keeping,
        String prices,
        List<PerformancePage.Price> categories) {

    public SeatsPage {
        own = List.copyOf(own);
        given = List.copyOf(given);
        keeping = List.copyOf(keeping);
        categories = List.copyOf(categories);
    }

    /** Whether seats may be chosen here, once logged in. */
    public boolean choosing() {
        return sale == Sale.OPEN && !looking;
    }

    /** Whether they may be from the moment on at which the sale opens, without another page being loaded first. */
    public boolean choosingLater() {
        return sale == Sale.SOON && !event.waitingRoom();
    }
}
