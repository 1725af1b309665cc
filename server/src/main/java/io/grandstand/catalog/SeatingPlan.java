package io.grandstand.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What booking and pages know of a venue's plan: its sections and categories, its general-admission areas,
 * and its seats in the order of their numbers.
 * Immutable; the same object serves every performance at the venue.
 *
 * @param hash names this plan's content, for addresses that are cached for ever
 * @param areas in the order of their sections
 */
public record SeatingPlan(
        VenueId venue,
        String hash,
        List<SectionOfPlan> sections,
        List<CategoryOfPlan> categories,
        List<Area> areas,
        List<Seat> seats) {

    /** A block of the plan; {@code index} is its place in {@link SeatingPlan#sections}. */
    public record SectionOfPlan(int index, String name) {}

    /** A price class; {@code index} is its place in {@link SeatingPlan#categories}. */
    public record CategoryOfPlan(int index, String name, String color) {}

    /** One seat; x and y are absolute positions in the plan's own unit. */
    public record Seat(SeatNo no, String label, int section, int category, String row, double x, double y) {}

    /** A section without seats of its own: so many may be there at once. */
    public record Area(AreaNo no, int category, int capacity) {

        public Area {
            if (capacity < 1) {
                throw new IllegalArgumentException("an area is for somebody: " + capacity);
            }
        }
    }

    private static final Comparator<Area> BY_NO = Comparator.comparing(Area::no);

    public SeatingPlan {
        sections = List.copyOf(sections);
        categories = List.copyOf(categories);
        areas = List.copyOf(areas);
        for (int next = 1; next < areas.size(); next++) {
            if (BY_NO.compare(areas.get(next - 1), areas.get(next)) >= 0) {
                throw new IllegalArgumentException("areas must be in the order of their sections: " + areas);
            }
        }
        seats = List.copyOf(seats);
    }

    /** How many people there is room for: seats, and places in areas. */
    public int seatsTotal() {
        return seats.size() + areas.stream().mapToInt(Area::capacity).sum();
    }

    public boolean has(SeatNo no) {
        return no.index() < seats.size();
    }

    public Seat seat(SeatNo no) {
        return seats.get(no.index());
    }

    /** What people call these seats of this plan, in the order of their numbers. */
    public List<String> labels(Collection<SeatNo> some) {
        return some.stream().sorted().map(no -> seat(no).label()).toList();
    }

    /** Empty where the section is of seats, or where there is no such section. */
    public Optional<Area> area(AreaNo no) {
        int at = Collections.binarySearch(areas, new Area(no, 0, 1), BY_NO);
        return at < 0 ? Optional.empty() : Optional.of(areas.get(at));
    }

    /** The area's name, for people. */
    public String label(AreaNo no) {
        return sections.get(no.section()).name();
    }
}
