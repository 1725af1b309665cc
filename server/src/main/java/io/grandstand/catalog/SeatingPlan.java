package io.grandstand.catalog;

import java.util.List;

/**
 * What booking and pages know of a venue's plan: its sections, categories and seats in the order of their numbers.
 * Immutable; the same object serves every performance at the venue.
 *
 * @param hash names this plan's content, for addresses that are cached for ever
 */
public record SeatingPlan(
        VenueId venue, String hash, List<SectionOfPlan> sections, List<CategoryOfPlan> categories, List<Seat> seats) {

    /** A block of the plan; {@code index} is its place in {@link SeatingPlan#sections}. */
    public record SectionOfPlan(int index, String name) {}

    /** A price class; {@code index} is its place in {@link SeatingPlan#categories}. */
    public record CategoryOfPlan(int index, String name, String color) {}

    /** One seat; x and y are absolute positions in the plan's own unit. */
    public record Seat(SeatNo no, String label, int section, int category, String row, double x, double y) {}

    public SeatingPlan {
        sections = List.copyOf(sections);
        categories = List.copyOf(categories);
        seats = List.copyOf(seats);
    }

    public int seatsTotal() {
        return seats.size();
    }

    public boolean has(SeatNo no) {
        return no.index() < seats.size();
    }

    public Seat seat(SeatNo no) {
        return seats.get(no.index());
    }
}
