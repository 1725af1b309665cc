package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * The line before a sale.
 *
 * @param tail whether joining again gives the place up
 * @param prices of what is sold, the dearest first
 */
public record RoomPage(
        Event event,
        Instant opens,
        boolean tail,
        int ticketsMax,
        long holdMinutes,
        List<PerformancePage.Price> prices) {

    public RoomPage {
        prices = List.copyOf(prices);
    }
}
