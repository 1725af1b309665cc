package io.grandstand.booking.domain.best;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.kernel.Won;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A house for tests, drawn front row first, sections apart by an empty line: a letter is a free seat of that category, in
 * lower case a taken one, and a blank an aisle.
 */
final class House {

    /** Of R, S and A; whatever is N is not for sale. */
    private static final String CATEGORIES = "RSAN";

    static final List<Optional<Won>> PRICES = List.of(
            Optional.of(new Won(50_000)), Optional.of(new Won(30_000)), Optional.of(new Won(10_000)), Optional.empty());

    final SeatingPlan plan;
    final BitSet free = new BitSet();

    private House(SeatingPlan plan) {
        this.plan = plan;
    }

    static House of(String drawing) {
        var seats = new ArrayList<SeatingPlan.Seat>();
        var free = new BitSet();
        int section = 0;
        int row = 0;
        for (String line : drawing.lines().toList()) {
            if (line.isEmpty()) {
                section++;
            }
            for (int x = 0; x < line.length(); x++) {
                char seat = line.charAt(x);
                if (seat != ' ') {
                    free.set(seats.size(), Character.isUpperCase(seat));
                    seats.add(seat(seats.size(), section, CATEGORIES.indexOf(Character.toUpperCase(seat)), row, x));
                }
            }
            row++;
        }
        var house = new House(plan(seats, section + 1));
        house.free.or(free);
        return house;
    }

    static SeatingPlan plan(List<SeatingPlan.Seat> seats, int sections) {
        var names = new ArrayList<SeatingPlan.SectionOfPlan>();
        for (int section = 0; section < sections; section++) {
            names.add(new SeatingPlan.SectionOfPlan(section, "Section " + section));
        }
        var categories = new ArrayList<SeatingPlan.CategoryOfPlan>();
        for (int category = 0; category < CATEGORIES.length(); category++) {
            categories.add(
                    new SeatingPlan.CategoryOfPlan(category, CATEGORIES.substring(category, category + 1), "#aa0000"));
        }
        return new SeatingPlan(new VenueId(1), "house", names, categories, List.of(), seats);
    }

    static SeatingPlan.Seat seat(int number, int section, int category, int row, int x) {
        return new SeatingPlan.Seat(
                new SeatNo(number), "seat " + number, section, category, Integer.toString(row), x, row);
    }

    Choice choose(Wish.Best wish) {
        return BestSeats.choose(PlanRows.of(plan), wish, PRICES, free);
    }

    SortedSet<SeatNo> singlesAfter(int... picked) {
        return SingleSeats.madeNeedlessly(PlanRows.of(plan), free, seats(picked));
    }

    static Wish.Best together(int count) {
        return new Wish.Best(count, Optional.empty(), Optional.empty(), true);
    }

    static Wish.Best apart(int count) {
        return new Wish.Best(count, Optional.empty(), Optional.empty(), false);
    }

    static Choice chosen(int... seats) {
        return new Choice.Chosen(seats(seats));
    }

    static SortedSet<SeatNo> seats(int... numbers) {
        var seats = new TreeSet<SeatNo>();
        for (int number : numbers) {
            seats.add(new SeatNo(number));
        }
        return seats;
    }
}
