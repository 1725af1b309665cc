package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a host did to seats: a line of their history.
 *
 * @param wish by which; blocked seats are claimed in its name. Of what is given away, the hold that it is given in
 * @param reason of what is blocked
 * @param before of what is given away, the wish by which it was blocked
 */
public record HouseMove(
        HoldId wish,
        PerformanceId performance,
        AccountId host,
        Kind kind,
        Optional<String> reason,
        Optional<HoldId> before,
        List<SeatNo> seats,
        Instant at) {

    /** What is done. */
    public enum Kind {
        BLOCK,
        FREE,
        /** Blocked seats go to a guest. */
        GIVE
    }

    public HouseMove {
        seats = List.copyOf(seats);
    }
}
