package io.grandstand.bench.reference;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The wish for seats: all of them or none. Whatever locks them does so in their order. */
record HoldSeats(UUID hold, long performance, SortedSet<Integer> seats, UUID fan) {

    static final int SEATS_MAX = 10;

    HoldSeats {
        if (seats.isEmpty() || seats.size() > SEATS_MAX) {
            throw new IllegalArgumentException("1 to " + SEATS_MAX + " seats, not " + seats.size());
        }
    }

    /** What becomes of it, by what was read. */
    HoldResult decide(List<SeatView> read, Instant now, Instant until) {
        if (read.size() < seats.size()) {
            return new HoldResult.UnknownSeats();
        }
        SortedSet<Integer> taken = new TreeSet<>();
        for (SeatView seat : read) {
            if (seat.isTakenFor(hold, now)) {
                taken.add(seat.seat());
            }
        }
        if (!taken.isEmpty()) {
            return new HoldResult.SeatsTaken(taken);
        }
        Instant kept = read.getFirst().until();
        return kept != null && read.stream().allMatch(seat -> seat.isHeldBy(hold, now))
                ? new HoldResult.HeldAlready(read, kept)
                : new HoldResult.Held(read, until);
    }

    List<SeatId> seatIds() {
        return seats.stream().map(seat -> new SeatId(performance, seat)).toList();
    }
}
