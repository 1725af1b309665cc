package io.grandstand.booking.lane;

import io.grandstand.booking.domain.best.Choice;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Seats that were chosen for somebody and of which the lane has not said yet whether they get them: a crowd that wants the
 * best does not want the same.
 */
@Component
class PromisedSeats {

    private final Map<PerformanceId, BitSet> promised = new ConcurrentHashMap<>();

    /** Promises what is chosen; nobody else chooses for this performance meanwhile. */
    Choice promise(PerformanceId performance, Function<BitSet, Choice> choose) {
        var choice = new AtomicReference<Choice>();
        promised.compute(performance, (id, before) -> {
            BitSet seats = before == null ? new BitSet() : before;
            Choice made = choose.apply(seats);
            choice.set(made);
            if (made instanceof Choice.Chosen(var chosen)) {
                chosen.forEach(seat -> seats.set(seat.index()));
            }
            return seats.isEmpty() ? null : seats;
        });
        return choice.get();
    }

    /** The lane has decided. */
    void release(PerformanceId performance, Set<SeatNo> seats) {
        promised.computeIfPresent(performance, (id, before) -> {
            seats.forEach(seat -> before.clear(seat.index()));
            return before.isEmpty() ? null : before;
        });
    }
}
