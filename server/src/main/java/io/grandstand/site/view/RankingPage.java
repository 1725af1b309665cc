package io.grandstand.site.view;

import java.util.List;

/**
 * What is booked most, or what is being bought now.
 *
 * @param by the measure's word in addresses, and the ending of its words' keys
 */
public record RankingPage(String by, List<Place> places) {

    private static final int TENTHS_OF_ALL = 1_000;

    /**
     * A performance with its rank.
     *
     * @param share how much of it is booked, from 0 to 1
     * @param lastHour tickets that were bought within the last hour
     */
    public record Place(int rank, Card card, double share, int lastHour) {

        /** In tenths of a percent, rounded down: what is not sold out is not all. */
        public double percent() {
            return Math.floor(share * TENTHS_OF_ALL) / (TENTHS_OF_ALL / 100);
        }
    }

    public RankingPage {
        places = List.copyOf(places);
    }
}
