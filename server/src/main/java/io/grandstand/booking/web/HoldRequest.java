package io.grandstand.booking.web;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A wish as it is sent: named seats, places in a general-admission area, or both; or the best seats that are free. */
record HoldRequest(
        @Nullable List<@Nullable Integer> seats,
        @Nullable BestRequest best,
        @Nullable AreaRequest area) {

    static final String RULE = "Either seats must be different numbers, none of them negative, or area must have a"
            + " sectionId and a count, or both, 1 to " + Wish.SEATS_MAX + " altogether; or best alone must have a count"
            + " of 1 to " + Wish.SEATS_MAX + ".";

    /** @param together true where it is missing */
    record BestRequest(
            @Nullable Integer count,
            @Nullable Integer sectionId,
            @Nullable Integer categoryId,
            @Nullable Boolean together) {}

    record AreaRequest(
            @Nullable Integer sectionId, @Nullable Integer count) {}

    /** Empty where this is no wish. */
    Optional<Wish> wish() {
        if (best != null) {
            return seats == null && area == null ? best(best) : Optional.empty();
        }
        if (area == null) {
            return seats == null ? Optional.empty() : seats(seats).map(wanted -> wanted);
        }
        return seats == null ? places(area).map(wanted -> wanted) : mixed(seats, area);
    }

    private static Optional<Wish> mixed(List<@Nullable Integer> seats, AreaRequest area) {
        return seats(seats).flatMap(wanted -> places(area)
                .filter(places -> wanted.seats().size() + places.places() <= Wish.SEATS_MAX)
                .map(places -> new Wish.Mixed(wanted, places)));
    }

    private static Optional<Wish.Area> places(AreaRequest area) {
        Integer section = area.sectionId();
        Integer count = area.count();
        if (section == null || section < 0 || count == null || count < 1 || count > Wish.SEATS_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Wish.Area(new AreaNo(section), count));
    }

    private static Optional<Wish.Seats> seats(List<@Nullable Integer> wanted) {
        if (wanted.isEmpty() || wanted.size() > Wish.SEATS_MAX) {
            return Optional.empty();
        }
        var seats = new TreeSet<SeatNo>();
        for (Integer seat : wanted) {
            if (seat == null || seat < 0 || !seats.add(new SeatNo(seat))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Wish.Seats(seats));
    }

    private static Optional<Wish> best(BestRequest wanted) {
        Integer count = wanted.count();
        if (count == null
                || count < 1
                || count > Wish.SEATS_MAX
                || negative(wanted.sectionId())
                || negative(wanted.categoryId())) {
            return Optional.empty();
        }
        return Optional.of(new Wish.Best(
                count,
                Optional.ofNullable(wanted.sectionId()),
                Optional.ofNullable(wanted.categoryId()),
                !Boolean.FALSE.equals(wanted.together())));
    }

    private static boolean negative(@Nullable Integer number) {
        return number != null && number < 0;
    }
}
