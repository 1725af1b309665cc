package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that somebody needs to decide whether to go.
 *
 * @param keeping seats that are kept for who looks
 * @param dates other performances of the same show
 */
public record PerformancePage(
        Card card,
        @Nullable String description,
        int ageLimit,
        @Nullable Integer runningMinutes,
        @Nullable Integer intermissionMinutes,
        Instant salesUntil,
        int ticketsMax,
        long holdMinutes,
        boolean waitingRoom,
        List<Keeping> keeping,
        List<Price> prices,
        List<Card> dates) {

    /** What a seat of a category costs. */
    public record Price(int categoryId, String category, String color, long amount) {}

    public PerformancePage {
        keeping = List.copyOf(keeping);
        prices = List.copyOf(prices);
        dates = List.copyOf(dates);
    }

    /** Where buying begins. */
    public String entrance() {
        return card.href() + (waitingRoom ? "/waiting-room" : "/seats");
    }
}
