package io.grandstand.catalog.web;

import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Area;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.VenueView;
import java.util.List;
import java.util.function.ToIntFunction;

/** A venue as the HTTP interface shows it. */
record VenueJson(long venueId, String name, String nameEn, int seatsTotal) {

    /** @param places of general admission: a section has seats or places */
    record SectionJson(int sectionId, String name, int seats, int places) {}

    record CategoryJson(int categoryId, String name, String color, int seats, int places) {}

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
        int[] seats = seats(plan, plan.sections().size(), Seat::section);
        int[] places = places(plan, plan.sections().size(), area -> area.no().section());
        return plan.sections().stream()
                .map(section -> new SectionJson(
                        section.index(), section.name(), seats[section.index()], places[section.index()]))
                .toList();
    }

    static List<CategoryJson> categories(SeatingPlan plan) {
        int[] seats = seats(plan, plan.categories().size(), Seat::category);
        int[] places = places(plan, plan.categories().size(), Area::category);
        return plan.categories().stream()
                .map(category -> new CategoryJson(
                        category.index(),
                        category.name(),
                        category.color(),
                        seats[category.index()],
                        places[category.index()]))
                .toList();
    }

    private static int[] seats(SeatingPlan plan, int size, ToIntFunction<Seat> of) {
        int[] seats = new int[size];
        plan.seats().forEach(seat -> seats[of.applyAsInt(seat)]++);
        return seats;
    }

    private static int[] places(SeatingPlan plan, int size, ToIntFunction<Area> of) {
        int[] places = new int[size];
        plan.areas().forEach(area -> places[of.applyAsInt(area)] += area.capacity());
        return places;
    }
}
