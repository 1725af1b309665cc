package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that somebody needs to decide whether to go.
 *
 * @param moreTime that may be asked for once, in words; none where the host gives none
 * @param lineShut whether the line takes nobody new at the moment
 * @param hosted whether who looks holds the line
 * @param hiddenUntil when everybody else sees it; none where they do by now
 * @param keeping seats that are kept for who looks
 * @param plan a picture of where seats are; none where they cannot be bought
 * @param areas general-admission areas that are for sale
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
        @Nullable String moreTime,
        Event event,
        boolean lineShut,
        boolean hosted,
        @Nullable Instant hiddenUntil,
        List<Keeping> keeping,
        @Nullable Plan plan,
        List<Price> prices,
        List<Area> areas,
        Fees fees,
        List<Card> dates) {

    /** Where the picture of a plan is, and how many pixels it has. */
    public record Plan(String address, int width, int height) {}

    /** What a seat of a category costs. */
    public record Price(int categoryId, String category, String color, long amount) {

        /** As the map draws a free seat of it (seat-shapes.js), twenty wide and high. */
        private static final List<String> SHAPES = List.of(
                "M5 0H15A5 5 0 0 1 20 5V15A5 5 0 0 1 15 20H5A5 5 0 0 1 0 15V5A5 5 0 0 1 5 0Z",
                "M20 10A10 10 0 0 1 0 10A10 10 0 0 1 20 10Z",
                "M0 10A10 10 0 0 1 20 10V20H0Z",
                "M4 0H16L20 4V16L16 20H4L0 16V4Z");

        public String shape() {
            return SHAPES.get(categoryId % SHAPES.size());
        }
    }

    /** What is left of an area, and what a place there costs. */
    public record Area(String name, long amount, int left) {}

    public PerformancePage {
        keeping = List.copyOf(keeping);
        areas = List.copyOf(areas);
        prices = List.copyOf(prices);
        dates = List.copyOf(dates);
    }
}
