package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * The line before a sale.
 *
 * @param tail whether joining again gives the place up
 * @param callSeconds how long a called fan has before it is somebody else's turn
 * @param lateMinutes how long a called fan may still come after that
 * @param prices of what is sold, the dearest first
 */
public record RoomPage(
        Event event,
        Instant opens,
        boolean tail,
        long callSeconds,
        long lateMinutes,
        int ticketsMax,
        long holdMinutes,
        List<PerformancePage.Price> prices) {

    public RoomPage {
        prices = List.copyOf(prices);
    }
}
