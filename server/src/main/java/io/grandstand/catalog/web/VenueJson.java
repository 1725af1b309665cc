package io.grandstand.catalog.web;

import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.VenueView;
import java.util.List;
import java.util.function.ToIntFunction;

/** A venue as the HTTP interface shows it. */
record VenueJson(long venueId, String name, String nameEn, int seatsTotal) {

    record SectionJson(int sectionId, String name, int seats) {}

    record CategoryJson(int categoryId, String name, String color, int seats) {}

    record WithPlan(
            long venueId,
            String name,
            String nameEn,
            int seatsTotal,
            List<SectionJson> sections,
            List<CategoryJson> categories) {}

    static VenueJson of(VenueView venue) {
        return new VenueJson(venue.id().value(), venue.name(), venue.nameEn(), venue.seatsTotal());
    }

    static WithPlan of(VenueView venue, SeatingPlan plan) {
        return new WithPlan(
                venue.id().value(), venue.name(), venue.nameEn(), venue.seatsTotal(), sections(plan), categories(plan));
    }

    static List<SectionJson> sections(SeatingPlan plan) {
        int[] seats = count(plan, plan.sections().size(), Seat::section);
        return plan.sections().stream()
                .map(section -> new SectionJson(section.index(), section.name(), seats[section.index()]))
                .toList();
    }

    static List<CategoryJson> categories(SeatingPlan plan) {
        int[] seats = count(plan, plan.categories().size(), Seat::category);
        return plan.categories().stream()
                .map(category ->
                        new CategoryJson(category.index(), category.name(), category.color(), seats[category.index()]))
                .toList();
    }

    private static int[] count(SeatingPlan plan, int size, ToIntFunction<Seat> of) {
        int[] seats = new int[size];
        plan.seats().forEach(seat -> seats[of.applyAsInt(seat)]++);
        return seats;
    }
}
