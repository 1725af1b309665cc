package io.grandstand.booking.domain.best;

import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.best.PlanRows.Point;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the best of the free seats, always the same of the same.
 *
 * <p>Of all seats side by side that are as wished, those are best that leave the fewest single seats beside them; of
 * these the dearest, as the host says by the price which seats are better; of these the nearest to the middle of the
 * front; of these the first in the plan. Who would rather sit apart than not at all gets the fewest groups possible, one
 * after the other: each leaves the fewest single seats, is as small as the number of groups allows, and, after the first
 * one, as near to that as possible.
 */
public final class BestSeats {

    private record Group(Piece piece, int from, int to, int singles, long price, double distance) {

        boolean betterThan(Group other) {
            if (singles != other.singles) {
                return singles < other.singles;
            }
            return price == other.price ? distance < other.distance : price > other.price;
        }

        IntStream seats() {
            return Arrays.stream(piece.seats(), from, to);
        }

        int first() {
            return piece.seats()[from];
        }

        int last() {
            return piece.seats()[to - 1];
        }
    }

    private static final long NOT_FOR_SALE = -1;
    private static final int ANY = -1;

    private final PlanRows rows;
    private final int section;
    private final int category;
    private final long[] prices;
    private final BitSet free;

    private BestSeats(PlanRows rows, Wish.Best wish, List<Optional<Won>> prices, BitSet free) {
        this.rows = rows;
        this.section = wish.section().orElse(ANY);
        this.category = wish.category().orElse(ANY);
        this.prices = prices.stream()
                .mapToLong(price -> price.map(Won::amount).orElse(NOT_FOR_SALE))
                .toArray();
        this.free = free;
    }

    /**
     * Chooses.
     *
     * @param wish of a section and a category that the plan has
     * @param prices by category; empty where it is not sold
     * @param free by seat
     */
    public static Choice choose(PlanRows rows, Wish.Best wish, List<Optional<Won>> prices, BitSet free) {
        var search = new BestSeats(rows, wish, prices, (BitSet) free.clone());
        Group together = search.best(wish.count(), null);
        if (together != null) {
            return new Choice.Chosen(numbers(together.seats()));
        }
        return wish.together() ? search.notTogether() : search.apart(wish.count());
    }

    /** @param near what to be near to; null for the front */
    private @Nullable Group best(int count, @Nullable Point near) {
        Group best = null;
        for (Piece piece : rows.pieces()) {
            int sideBySide = 0;
            for (int to = 1; to <= piece.seats().length; to++) {
                sideBySide = wanted(piece, to - 1) ? sideBySide + 1 : 0;
                if (sideBySide >= count) {
                    Group group = group(piece, to - count, to, near);
                    best = best == null || group.betterThan(best) ? group : best;
                }
            }
        }
        return best;
    }

    private boolean wanted(Piece piece, int place) {
        int seat = piece.seats()[place];
        int ofSeat = rows.category(seat);
        return free.get(seat)
                && prices[ofSeat] != NOT_FOR_SALE
                && (category == ANY || category == ofSeat)
                && (section == ANY || section == piece.section());
    }

    private Group group(Piece piece, int from, int to, @Nullable Point near) {
        int singles = piece.singlesBeside(free, from, to);
        Point middle = rows.between(piece.seats()[from], piece.seats()[to - 1]);
        if (near != null) {
            return new Group(piece, from, to, singles, 0, middle.squareTo(near));
        }
        long price = 0;
        for (int place = from; place < to; place++) {
            price += prices[rows.category(piece.seats()[place])];
        }
        return new Group(piece, from, to, singles, price, middle.squareTo(front(piece, from)));
    }

    /** Of the section where one is wished, else of all seats that cost the same. */
    private Point front(Piece piece, int from) {
        return section != ANY ? rows.frontOfSection(section) : rows.frontOfCategory(rows.category(piece.seats()[from]));
    }

    private Choice notTogether() {
        return new Choice.NotTogether(lengths().stream().findFirst().orElse(0));
    }

    private Choice apart(int count) {
        int left = lengths().stream().mapToInt(length -> length).sum();
        if (left < count) {
            return new Choice.NotSoMany(left);
        }
        var chosen = new TreeSet<SeatNo>();
        Point near = null;
        while (chosen.size() < count) {
            Group group = next(count - chosen.size(), near);
            chosen.addAll(numbers(group.seats()));
            group.seats().forEach(free::clear);
            near = near == null ? rows.between(group.first(), group.last()) : near;
        }
        return new Choice.Chosen(chosen);
    }

    /**
     * The smallest group that still lets the rest sit in the fewest groups, wherever it is taken from; a larger one only
     * where that leaves fewer single seats.
     */
    private Group next(int count, @Nullable Point near) {
        List<Integer> lengths = lengths();
        int sizeMax = Math.min(count, lengths.getFirst());
        int size = sizeMin(count, lengths);
        Group next = Objects.requireNonNull(best(size, near));
        while (next.singles() > 0 && size < sizeMax) {
            size++;
            Group larger = Objects.requireNonNull(best(size, near));
            next = larger.singles() < next.singles() ? larger : next;
        }
        return next;
    }

    private static int sizeMin(int count, List<Integer> lengths) {
        int groups = 0;
        int room = 0;
        while (room < count) {
            room += lengths.get(groups++);
        }
        int roomOfOthers = room - lengths.getFirst();
        return Math.max(Math.ceilDiv(count, groups), count - roomOfOthers);
    }

    /** How many wanted seats are side by side, everywhere; the most first. */
    private List<Integer> lengths() {
        var lengths = new ArrayList<Integer>();
        for (Piece piece : rows.pieces()) {
            int sideBySide = 0;
            for (int place = 0; place <= piece.seats().length; place++) {
                if (place < piece.seats().length && wanted(piece, place)) {
                    sideBySide++;
                } else if (sideBySide > 0) {
                    lengths.add(sideBySide);
                    sideBySide = 0;
                }
            }
        }
        lengths.sort(Comparator.reverseOrder());
        return lengths;
    }

    private static SortedSet<SeatNo> numbers(IntStream seats) {
        return seats.mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
