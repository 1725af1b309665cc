package io.grandstand.booking.web;

import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A hold as it is answered. */
record HoldAnswer(
        UUID holdId, long performanceId, HoldStatus status, List<SeatAnswer> seats, long total, Instant until) {

    record SeatAnswer(int seat, String label, long price) {}

    static HoldAnswer of(HoldView hold) {
        List<SeatAnswer> seats = hold.seats().stream()
                .map(seat -> new SeatAnswer(
                        seat.seat().index(), seat.label(), seat.price().amount()))
                .toList();
        return new HoldAnswer(
                hold.id().value(),
                hold.performance().value(),
                hold.status(),
                seats,
                hold.total().amount(),
                hold.until());
    }
}
