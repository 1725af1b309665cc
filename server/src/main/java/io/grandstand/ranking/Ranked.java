package io.grandstand.ranking;

import io.grandstand.catalog.PerformanceView;

/**
 * A performance's place in a ranking.
 *
 * @param rank from 1; those that are level share one, and the next have as many fewer: 1, 1, 3
 * @param sold tickets that are bought and not given back
 * @param capacity seats, and places in areas, that are for sale
 * @param lastHour tickets bought within the last hour, less those given back in it
 */
public record Ranked(int rank, PerformanceView performance, int sold, int capacity, int lastHour) {

    /** How much of it is booked, from 0 to 1. */
    public double share() {
        return (double) sold / capacity;
    }
}
