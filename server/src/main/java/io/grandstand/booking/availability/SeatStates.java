package io.grandstand.booking.availability;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.domain.SeatState;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.kernel.Won;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The states of all seats of a performance, two bits each, what is left of its areas, and how many that is together. */
final class SeatStates {

    private final BitSet notForSale;
    private final byte[] packed;
    private final BitSet free;
    private final int seats;
    /** Those that are for sale. */
    private final SortedMap<AreaNo, Integer> areas = new TreeMap<>();

    private int left;

    /** Nothing is claimed yet: free, where there is a price. */
    SeatStates(PerformanceTerms terms) {
        List<SeatingPlan.Seat> plan = terms.plan().seats();
        List<Optional<Won>> prices = terms.prices();
        this.seats = plan.size();
        this.notForSale = new BitSet(seats);
        this.packed = new byte[(seats + 3) / 4];
        this.left = seats;
        this.free = new BitSet(seats);
        free.set(0, seats);
        for (int seat = 0; seat < seats; seat++) {
            if (prices.get(plan.get(seat).category()).isEmpty()) {
                notForSale.set(seat);
                put(seat, SeatState.NOT_FOR_SALE);
            }
        }
        for (SeatingPlan.Area area : terms.plan().areas()) {
            if (prices.get(area.category()).isPresent()) {
                areas.put(area.no(), area.capacity());
                left += area.capacity();
            }
        }
    }

    int left() {
        return left;
    }

    byte[] packed() {
        return packed.clone();
    }

    /** By seat; a copy. */
    BitSet free() {
        return (BitSet) free.clone();
    }

    SeatState get(SeatNo seat) {
        return seat.index() < seats ? at(seat.index()) : SeatState.NOT_FOR_SALE;
    }

    /** @return whether the seat looks different now */
    boolean set(SeatNo seat, SeatState state) {
        int index = seat.index();
        if (index >= seats) {
            return false;
        }
        SeatState shown = state == SeatState.FREE && notForSale.get(index) ? SeatState.NOT_FOR_SALE : state;
        if (at(index) == shown) {
            return false;
        }
        put(index, shown);
        return true;
    }

    List<AreaLeft> areas() {
        return areas.entrySet().stream()
                .map(area -> new AreaLeft(area.getKey(), area.getValue()))
                .toList();
    }

    /** The areas of which either shows something else than the other. */
    static SortedSet<AreaNo> differingAreas(SeatStates before, SeatStates now) {
        var areas = new TreeSet<AreaNo>(before.areas.keySet());
        areas.addAll(now.areas.keySet());
        areas.removeIf(area -> before.left(area).equals(now.left(area)));
        return areas;
    }

    /** Empty where the area is not for sale. */
    Optional<Integer> left(AreaNo area) {
        return Optional.ofNullable(areas.get(area));
    }

    /** @return whether more or less is left there now */
    boolean set(AreaLeft now) {
        Integer before = areas.replace(now.area(), now.left());
        if (before == null) {
            return false;
        }
        left += now.left() - before;
        return before != now.left();
    }

    private SeatState at(int index) {
        return SeatState.of(packed[index >> 2] >> shift(index) & 3);
    }

    private void put(int index, SeatState state) {
        left += (state == SeatState.FREE ? 1 : 0) - (at(index) == SeatState.FREE ? 1 : 0);
        free.set(index, state == SeatState.FREE);
        int others = packed[index >> 2] & ~(3 << shift(index));
        packed[index >> 2] = (byte) (others | state.code() << shift(index));
    }

    private static int shift(int index) {
        return 2 * (index & 3);
    }
}
