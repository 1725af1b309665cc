package io.grandstand.booking.domain.best;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.kernel.Won;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares the best with a plain search through every set of seats, on small houses drawn by chance. */
class BestSeatsModelTests {

    private static final int HOUSES = 400;
    private static final int COUNT_MAX = 4;

    private final Random random = new Random(7);

    @Test
    void areWhatAPlainSearchFinds() {
        int together = 0;
        int apart = 0;
        int refused = 0;
        for (int house = 0; house < HOUSES; house++) {
            SeatingPlan plan = plan();
            BitSet free = free(plan, 0.25 + random.nextDouble() * 0.7);
            Wish.Best wish = wish(plan);
            var search = new PlainSearch(plan, House.PRICES, free, wish);
            Choice choice = BestSeats.choose(PlanRows.of(plan), wish, House.PRICES, free);

            var best = search.bestTogether();
            String what = "house " + house + ": " + wish + " of " + free;
            if (best.isPresent()) {
                assertThat(choice).as(what).isEqualTo(new Choice.Chosen(best.get()));
                together++;
            } else if (wish.together()) {
                assertThat(choice).as(what).isEqualTo(new Choice.NotTogether(search.largest()));
                refused++;
            } else if (search.left() < wish.count()) {
                assertThat(choice).as(what).isEqualTo(new Choice.NotSoMany(search.left()));
                refused++;
            } else {
                SortedSet<SeatNo> seats = ((Choice.Chosen) choice).seats();
                assertThat(seats).as(what).hasSize(wish.count()).allMatch(search::wanted);
                assertThat(search.groups(seats)).as(what).isEqualTo(search.fewestGroups());
                apart++;
            }
        }
        assertThat(List.of(together, apart, refused)).allMatch(seen -> seen > HOUSES / 20);
    }

    /** One or two sections of one to three rows, each with an aisle or none, some listed with odd numbers first. */
    private SeatingPlan plan() {
        var seats = new ArrayList<Seat>();
        int sections = 1 + random.nextInt(2);
        int line = 0;
        for (int section = 0; section < sections; section++) {
            int rows = 1 + random.nextInt(3);
            int left = random.nextInt(5);
            for (int row = 0; row < rows; row++) {
                for (int x : places(left)) {
                    int category = random.nextInt(8) == 0 ? random.nextInt(4) : Math.min(row, 2);
                    seats.add(House.seat(seats.size(), section, category, line, x));
                }
                line++;
            }
        }
        return House.plan(seats, sections);
    }

    private List<Integer> places(int left) {
        int places = 5 + random.nextInt(3);
        int aisle = random.nextInt(places * 2);
        var xs = new ArrayList<Integer>();
        for (int place = 0; place < places; place++) {
            xs.add(left + place + (place > aisle ? 2 : 0));
        }
        if (random.nextInt(4) == 0) {
            var oddFirst = new ArrayList<Integer>();
            for (int from : List.of(0, 1)) {
                for (int place = from; place < places; place += 2) {
                    oddFirst.add(xs.get(place));
                }
            }
            return oddFirst;
        }
        return xs;
    }

    private BitSet free(SeatingPlan plan, double share) {
        var free = new BitSet();
        plan.seats().forEach(seat -> free.set(seat.no().index(), random.nextDouble() < share));
        return free;
    }

    private Wish.Best wish(SeatingPlan plan) {
        return new Wish.Best(
                1 + random.nextInt(COUNT_MAX),
                sometimes(plan.sections().size()),
                sometimes(House.PRICES.size() - 1),
                random.nextBoolean());
    }

    private Optional<Integer> sometimes(int bound) {
        return random.nextInt(3) == 0 ? Optional.of(random.nextInt(bound)) : Optional.empty();
    }

    /** Slow and plain: tries every set of so many seats. */
    private static final class PlainSearch {

        /** What makes one set better than another, in this order. */
        private record Rank(int singles, long price, double distance) {

            boolean before(Rank other) {
                if (singles != other.singles) {
                    return singles < other.singles;
                }
                return price == other.price ? distance < other.distance : price > other.price;
            }
        }

        private final SeatingPlan plan;
        private final List<Optional<Won>> prices;
        private final BitSet free;
        private final Wish.Best wish;

        private PlainSearch(SeatingPlan plan, List<Optional<Won>> prices, BitSet free, Wish.Best wish) {
            this.plan = plan;
            this.prices = prices;
            this.free = free;
            this.wish = wish;
        }

        boolean wanted(SeatNo no) {
            Seat seat = plan.seat(no);
            return free.get(no.index())
                    && prices.get(seat.category()).isPresent()
                    && wish.category().stream().allMatch(wanted -> wanted == seat.category())
                    && wish.section().stream().allMatch(wanted -> wanted == seat.section());
        }

        int left() {
            return wantedSeats().size();
        }

        int largest() {
            return groups(wantedSeats()).stream().mapToInt(List::size).max().orElse(0);
        }

        Optional<SortedSet<SeatNo>> bestTogether() {
            List<Seat> best = null;
            for (List<Seat> set : sets(wish.count())) {
                if (groups(set).size() == 1 && (best == null || rank(set).before(rank(best)))) {
                    best = set;
                }
            }
            return Optional.ofNullable(best).map(PlainSearch::numbers);
        }

        int fewestGroups() {
            return sets(wish.count()).stream()
                    .mapToInt(set -> groups(set).size())
                    .min()
                    .orElseThrow();
        }

        int groups(SortedSet<SeatNo> seats) {
            return groups(seats.stream().map(plan::seat).toList()).size();
        }

        private List<Seat> wantedSeats() {
            return plan.seats().stream().filter(seat -> wanted(seat.no())).toList();
        }

        /** In the order of the rows and, within them, of the places. */
        private List<List<Seat>> sets(int size) {
            List<Seat> along = new ArrayList<>(wantedSeats());
            along.sort((one, other) ->
                    one.y() == other.y() ? Double.compare(one.x(), other.x()) : Double.compare(one.y(), other.y()));
            var sets = new ArrayList<List<Seat>>();
            extend(sets, List.of(), along, size);
            return sets;
        }

        private static void extend(List<List<Seat>> sets, List<Seat> begun, List<Seat> rest, int size) {
            if (begun.size() == size) {
                sets.add(begun);
                return;
            }
            for (int next = 0; next < rest.size(); next++) {
                var longer = new ArrayList<>(begun);
                longer.add(rest.get(next));
                extend(sets, longer, rest.subList(next + 1, rest.size()), size);
            }
        }

        private static List<List<Seat>> groups(List<Seat> set) {
            var groups = new ArrayList<List<Seat>>();
            List<Seat> left = new ArrayList<>(set);
            while (!left.isEmpty()) {
                var group = new ArrayList<>(List.of(left.removeFirst()));
                boolean joined = true;
                while (joined) {
                    var joining = left.stream()
                            .filter(seat -> group.stream().anyMatch(other -> neighbours(seat, other)))
                            .toList();
                    joined = left.removeAll(joining);
                    group.addAll(joining);
                }
                groups.add(group);
            }
            return groups;
        }

        private static boolean neighbours(Seat one, Seat other) {
            return one.y() == other.y() && Math.abs(one.x() - other.x()) == 1;
        }

        private Rank rank(List<Seat> set) {
            Seat first = set.getFirst();
            Seat last = set.getLast();
            double x = (first.x() + last.x()) / 2;
            double[] front = front(first);
            return new Rank(
                    singles(set),
                    set.stream()
                            .mapToLong(seat ->
                                    prices.get(seat.category()).orElseThrow().amount())
                            .sum(),
                    (x - front[0]) * (x - front[0]) + (first.y() - front[1]) * (first.y() - front[1]));
        }

        private double[] front(Seat first) {
            var front = new ArrayList<Seat>();
            for (int section = 0; section < plan.sections().size(); section++) {
                int index = section;
                List<Seat> counted = plan.seats().stream()
                        .filter(seat -> seat.section() == index)
                        .filter(seat -> wish.section().isPresent()
                                ? wish.section().get() == index
                                : seat.category() == first.category())
                        .toList();
                double nearest = counted.stream().mapToDouble(Seat::y).min().orElse(0);
                counted.stream().filter(seat -> seat.y() == nearest).forEach(front::add);
            }
            return new double[] {
                front.stream().mapToDouble(Seat::x).sum() / front.size(),
                front.stream().mapToDouble(Seat::y).sum() / front.size()
            };
        }

        /** Seats that had somebody free beside them before, and have nobody after. */
        private int singles(List<Seat> set) {
            int singles = 0;
            for (Seat seat : plan.seats()) {
                if (free.get(seat.no().index()) && !set.contains(seat)) {
                    boolean cut = set.stream().anyMatch(taken -> neighbours(seat, taken));
                    boolean company = plan.seats().stream()
                            .anyMatch(other -> neighbours(seat, other)
                                    && free.get(other.no().index())
                                    && !set.contains(other));
                    singles += cut && !company ? 1 : 0;
                }
            }
            return singles;
        }

        private static SortedSet<SeatNo> numbers(List<Seat> set) {
            var numbers = new TreeSet<SeatNo>();
            set.forEach(seat -> numbers.add(seat.no()));
            return numbers;
        }
    }
}
