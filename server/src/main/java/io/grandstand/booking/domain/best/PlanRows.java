package io.grandstand.booking.domain.best;

import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A seating plan as neighbours see it: its rows in pieces between aisles, each with its seats side by side, and where the
 * middle of the front is. Made once for a plan, which never changes.
 */
public final class PlanRows {

    /** Seats of a row that are farther apart than this many usual steps of their section have an aisle between them. */
    private static final double AISLE_STEPS = 1.6;

    record Point(double x, double y) {

        double squareTo(Point other) {
            return square(x - other.x) + square(y - other.y);
        }

        private static double square(double length) {
            return length * length;
        }
    }

    private static final Comparator<Seat> BY_NUMBER = Comparator.comparing(Seat::no);

    private final List<Piece> pieces = new ArrayList<>();
    private final int[] pieceOfSeat;
    private final int[] categories;
    private final double[] xs;
    private final double[] ys;
    private final Point[] frontOfSection;
    private final Point[] frontOfCategory;

    private PlanRows(SeatingPlan plan) {
        this.pieceOfSeat = new int[plan.seatsTotal()];
        this.categories = plan.seats().stream().mapToInt(Seat::category).toArray();
        this.xs = plan.seats().stream().mapToDouble(Seat::x).toArray();
        this.ys = plan.seats().stream().mapToDouble(Seat::y).toArray();
        List<List<Seat>> rows = rows(plan).stream().map(PlanRows::sideBySide).toList();
        double[] steps = steps(rows, plan.sections().size());
        rows.forEach(row -> cut(row, steps[row.getFirst().section()] * AISLE_STEPS));
        this.frontOfSection = new Point[plan.sections().size()];
        Arrays.setAll(frontOfSection, section -> middle(front(rows, section)));
        this.frontOfCategory = new Point[plan.categories().size()];
        Arrays.setAll(frontOfCategory, category -> middle(frontOf(rows, category)));
    }

    public static PlanRows of(SeatingPlan plan) {
        return new PlanRows(plan);
    }

    List<Piece> pieces() {
        return pieces;
    }

    Piece pieceOf(int seat) {
        return pieces.get(pieceOfSeat[seat]);
    }

    int category(int seat) {
        return categories[seat];
    }

    /** The middle of the front row of a section. */
    Point frontOfSection(int section) {
        return frontOfSection[section];
    }

    /** The middle of all front rows of a category: in each section, the first row that has seats of it. */
    Point frontOfCategory(int category) {
        return frontOfCategory[category];
    }

    /** Half way between two seats. */
    Point between(int one, int other) {
        return new Point((xs[one] + xs[other]) / 2, (ys[one] + ys[other]) / 2);
    }

    /** Seats that follow each other in the plan and say that they are of one row of one section. */
    private static List<List<Seat>> rows(SeatingPlan plan) {
        var rows = new ArrayList<List<Seat>>();
        Seat before = null;
        for (Seat seat : plan.seats()) {
            if (before == null
                    || before.section() != seat.section()
                    || !before.row().equals(seat.row())) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(seat);
            before = seat;
        }
        return rows;
    }

    /**
     * In the plan's order, unless that goes to and fro: a plan may list odd numbers before even ones. Then along the line
     * between the two ends of the row.
     */
    private static List<Seat> sideBySide(List<Seat> row) {
        Seat end = farthestFrom(row.getFirst(), row);
        Seat start = farthestFrom(end, row);
        double dx = end.x() - start.x();
        double dy = end.y() - start.y();
        List<Seat> along = new ArrayList<>(row);
        along.sort(Comparator.<Seat>comparingDouble(seat -> (seat.x() - start.x()) * dx + (seat.y() - start.y()) * dy)
                .thenComparing(BY_NUMBER));
        if (length(row) <= length(along)) {
            return row;
        }
        if (along.getFirst().no().compareTo(along.getLast().no()) > 0) {
            Collections.reverse(along);
        }
        return along;
    }

    private static Seat farthestFrom(Seat seat, List<Seat> row) {
        return Collections.max(row, Comparator.comparingDouble(other -> distance(seat, other)));
    }

    private static double length(List<Seat> row) {
        double length = 0;
        for (int seat = 1; seat < row.size(); seat++) {
            length += distance(row.get(seat - 1), row.get(seat));
        }
        return length;
    }

    /** How far neighbours usually are from each other, by section: the median. */
    private static double[] steps(List<List<Seat>> rows, int sections) {
        var gaps = new ArrayList<List<Double>>();
        for (int section = 0; section < sections; section++) {
            gaps.add(new ArrayList<>());
        }
        for (List<Seat> row : rows) {
            for (int seat = 1; seat < row.size(); seat++) {
                gaps.get(row.getFirst().section()).add(distance(row.get(seat - 1), row.get(seat)));
            }
        }
        return gaps.stream().mapToDouble(PlanRows::median).toArray();
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.isEmpty() ? 0 : values.get(values.size() / 2);
    }

    /** @param aisle the least gap across which nobody sits together; where all seats lie on one spot there is none */
    private void cut(List<Seat> row, double aisle) {
        int from = 0;
        for (int to = 1; to <= row.size(); to++) {
            if (to == row.size() || (aisle > 0 && distance(row.get(to - 1), row.get(to)) > aisle)) {
                List<Seat> together = row.subList(from, to);
                together.forEach(seat -> pieceOfSeat[seat.no().index()] = pieces.size());
                pieces.add(new Piece(
                        together.getFirst().section(),
                        together.stream().mapToInt(seat -> seat.no().index()).toArray()));
                from = to;
            }
        }
    }

    private static List<Seat> front(List<List<Seat>> rows, int section) {
        return rows.stream()
                .filter(row -> row.getFirst().section() == section)
                .findFirst()
                .orElse(List.of());
    }

    private static List<Seat> frontOf(List<List<Seat>> rows, int category) {
        var front = new ArrayList<Seat>();
        int last = -1;
        for (List<Seat> row : rows) {
            int section = row.getFirst().section();
            List<Seat> seats =
                    row.stream().filter(seat -> seat.category() == category).toList();
            if (section != last && !seats.isEmpty()) {
                front.addAll(seats);
                last = section;
            }
        }
        return front;
    }

    private static Point middle(List<Seat> seats) {
        return new Point(
                seats.stream().mapToDouble(Seat::x).average().orElse(0),
                seats.stream().mapToDouble(Seat::y).average().orElse(0));
    }

    private static double distance(Seat one, Seat other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }
}
