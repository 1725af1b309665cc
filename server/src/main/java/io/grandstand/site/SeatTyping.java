package io.grandstand.site;

import io.grandstand.booking.HouseSeats;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.site.view.RowNames;
import io.grandstand.site.view.Search.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seats of a plan as a host types them: a section, its rows by their names, and seats by their numbers. The map beside the
 * form reads them by the same rules (seat-typing.js).
 */
final class SeatTyping {

    static final int LENGTH_MAX = 200;

    /** The field in which the map sends seats by their places in the plan, where the other fields cannot say them. */
    static final String PICKED = "picked";

    /** Of the number of a seat in the largest plan, with the comma after it. */
    private static final int PICKED_CHARACTERS = 7;
    /** One seat more than any wish may have: what is cut is refused as too many, and not taken for less. */
    static final int PICKED_LENGTH_MAX = PICKED_CHARACTERS * (HouseSeats.SEATS_MAX + 1);

    /** Between two numbers of a list, as nobody's row has more seats. */
    private static final int NUMBER_MAX = 99_999;

    private static final Pattern ITEMS = Pattern.compile("[,\\s\\u00a0\\u3000]+");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:[-–~](\\d{1,5}))?");
    private static final Pattern ROW = Pattern.compile("(?i)(?:row\\s+)?(.+?)\\s*열?");
    private static final Pattern ROW_WORD = Pattern.compile("(?i)\\brow\\s+");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})\\D*$");

    /** Which of what was typed cannot be read. */
    enum Wrong {
        SECTION,
        ROWS,
        SEATS
    }

    /** What it comes to. */
    sealed interface Read {

        record Seats(SortedSet<SeatNo> seats) implements Read {}

        record Unreadable(Wrong what) implements Read {}
    }

    private final SeatingPlan plan;

    SeatTyping(SeatingPlan plan) {
        this.plan = plan;
    }

    /** The sections to choose from: those that have seats. */
    List<Option> sections() {
        return plan.sections().stream()
                .filter(section -> plan.seats().stream().anyMatch(seat -> seat.section() == section.index()))
                .map(section -> new Option(Integer.toString(section.index()), section.name()))
                .toList();
    }

    /** What a form says, by its fields: what is typed counts for more than what a map sends. */
    Read read(Map<String, String> values) {
        String section = values.getOrDefault("section", "");
        String picked = values.getOrDefault(PICKED, "");
        return section.isEmpty() && !picked.isEmpty()
                ? new Read.Seats(picked(picked))
                : read(section, values.getOrDefault("rows", ""), values.getOrDefault("seats", ""));
    }

    /** What is no seat of the plan is left out. */
    private SortedSet<SeatNo> picked(String sent) {
        var seats = new TreeSet<SeatNo>();
        for (String one : sent.split(",", -1)) {
            Integer index = Typed.whole(one);
            if (index != null && index >= 0 && plan.has(new SeatNo(index))) {
                seats.add(new SeatNo(index));
            }
        }
        return seats;
    }

    Read read(String section, String rows, String seats) {
        Integer wanted = Typed.whole(section);
        if (wanted == null || wanted < 0 || wanted >= plan.sections().size()) {
            return new Read.Unreadable(Wrong.SECTION);
        }
        List<Seat> there =
                plan.seats().stream().filter(seat -> seat.section() == wanted).toList();
        Optional<Set<String>> inRows = rows(rows, there);
        if (inRows.isEmpty()) {
            return new Read.Unreadable(Wrong.ROWS);
        }
        Optional<Set<Integer>> numbers = numbers(seats);
        if (numbers.isEmpty()) {
            return new Read.Unreadable(Wrong.SEATS);
        }
        var chosen = new TreeSet<SeatNo>();
        for (Seat seat : there) {
            if (inRows.get().contains(bare(seat.row())) && among(numbers.get(), seat)) {
                chosen.add(seat.no());
            }
        }
        return new Read.Seats(chosen);
    }

    /** None typed are all. */
    private static boolean among(Set<Integer> numbers, Seat seat) {
        OptionalInt number = number(seat);
        return numbers.isEmpty() || (number.isPresent() && numbers.contains(number.getAsInt()));
    }

    /** The number of a seat in its row: that with which its label ends. */
    static OptionalInt number(Seat seat) {
        Matcher last = LAST_NUMBER.matcher(seat.label());
        return last.find() ? OptionalInt.of(Integer.parseInt(last.group(1))) : OptionalInt.empty();
    }

    /** What a row is called without the word for it: 3 for "3열" and for "row 3". */
    static String bare(String row) {
        Matcher named = ROW.matcher(row);
        return named.matches() ? named.group(1) : row;
    }

    /** Ranges go by the order of the plan; a row that is called like a range is that row. Empty where one is not there. */
    private static Optional<Set<String>> rows(String typed, List<Seat> there) {
        List<String> names = names(there);
        if (typed.isBlank()) {
            return Optional.of(Set.copyOf(names));
        }
        var chosen = new HashSet<String>();
        for (String item : ITEMS.split(ROW_WORD.matcher(typed.strip()).replaceAll(""), -1)) {
            int one = place(names, item);
            if (one >= 0) {
                chosen.add(names.get(one));
                continue;
            }
            String[] ends = item.split("[-–~]", -1);
            int from = ends.length == 2 ? place(names, ends[0]) : -1;
            int to = ends.length == 2 ? place(names, ends[1]) : -1;
            if (from < 0 || to < from) {
                return Optional.empty();
            }
            chosen.addAll(names.subList(from, to + 1));
        }
        return Optional.of(chosen);
    }

    private static Optional<Set<Integer>> numbers(String typed) {
        var numbers = new HashSet<Integer>();
        if (typed.isBlank()) {
            return Optional.of(numbers);
        }
        for (String item : ITEMS.split(typed.strip(), -1)) {
            Matcher range = RANGE.matcher(item);
            if (!range.matches()) {
                return Optional.empty();
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (to < from || to > NUMBER_MAX) {
                return Optional.empty();
            }
            for (int number = from; number <= to; number++) {
                numbers.add(number);
            }
        }
        return Optional.of(numbers);
    }

    private static List<String> names(List<Seat> there) {
        return new ArrayList<>(
                new LinkedHashSet<>(there.stream().map(seat -> bare(seat.row())).toList()));
    }

    /** Of a row among these, in either case where only one is called so; below zero where none is. */
    private static int place(List<String> names, String typed) {
        String name = bare(typed);
        int exactly = names.indexOf(name);
        List<String> likely = names.stream().filter(name::equalsIgnoreCase).toList();
        return exactly < 0 && likely.size() == 1 ? names.indexOf(likely.getFirst()) : exactly;
    }

    /** The rows of a section that was chosen; none where that is no section. */
    RowNames rowsOf(String section) {
        Integer wanted = Typed.whole(section);
        List<String> names = names(plan.seats().stream()
                .filter(seat -> wanted != null && seat.section() == wanted)
                .toList());
        return names.isEmpty() ? RowNames.NONE : new RowNames(names.getFirst(), names.getLast(), names.size());
    }
}
