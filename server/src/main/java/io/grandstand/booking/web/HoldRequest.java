package io.grandstand.booking.web;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.SeatNo;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A wish as it is sent: named seats, or the best that are free; one of them. */
record HoldRequest(
        @Nullable List<@Nullable Integer> seats, @Nullable BestRequest best) {

    static final String RULE = "Either seats must be 1 to " + Wish.SEATS_MAX + " different numbers, none of them"
            + " negative, or best must have a count of 1 to " + Wish.SEATS_MAX + ", not both.";

    /** @param together true where it is missing */
    record BestRequest(
            @Nullable Integer count,
            @Nullable Integer sectionId,
            @Nullable Integer categoryId,
            @Nullable Boolean together) {}

    /** Empty where this is no wish. */
    Optional<Wish> wish() {
        if (seats != null && best == null) {
            return seats(seats);
        }
        return best != null && seats == null ? best(best) : Optional.empty();
    }

    private static Optional<Wish> seats(List<@Nullable Integer> wanted) {
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
