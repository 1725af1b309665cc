package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hold as others see it.
 *
 * @param status {@link HoldStatus#EXPIRED} as soon as the deadline has passed, swept or not
 * @param since when it began
 * @param until when it ends; in {@link HoldStatus#CAPTURING} and the last states, the last deadline that it had
 * @param lengthened whether it got more time on request, which it gets once
 * @param capture by which money is being taken; only in {@link HoldStatus#CAPTURING}
 */
public record HoldView(
        HoldId id,
        PerformanceId performance,
        AccountId account,
        HoldStatus status,
        List<HeldSeat> seats,
        Optional<HeldArea> area,
        Instant since,
        Instant until,
        boolean lengthened,
        Optional<CaptureId> capture) {

    public HoldView {
        seats = List.copyOf(seats);
    }

    public Won total() {
        Won ofSeats = seats.stream().map(HeldSeat::price).reduce(Won.ZERO, Won::plus);
        return area.map(HeldArea::total).map(ofSeats::plus).orElse(ofSeats);
    }
}
