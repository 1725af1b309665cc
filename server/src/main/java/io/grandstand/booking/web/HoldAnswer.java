package io.grandstand.booking.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold as it is answered.
 *
 * @param lengthened only where it got more time on request
 */
record HoldAnswer(
        UUID holdId,
        long performanceId,
        HoldStatus status,
        List<SeatAnswer> seats,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AreaAnswer area,
        long total,
        Instant until,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean lengthened) {

    record SeatAnswer(int seat, String label, long price) {}

    /** @param price of each of them */
    record AreaAnswer(int sectionId, String label, int count, long price) {}

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
                hold.area()
                        .map(area -> new AreaAnswer(
                                area.area().section(),
                                area.label(),
                                area.places(),
                                area.price().amount()))
                        .orElse(null),
                hold.total().amount(),
                hold.until(),
                hold.lengthened() ? true : null);
    }
}
