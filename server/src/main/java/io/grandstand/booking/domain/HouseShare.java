package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.List;

/**
 * Seats that were given away and that their host had kept from sale: once they come back, they are kept from it again.
 *
 * @param wish by which they were blocked, and will be
 * @param reason of that wish
 */
public record HouseShare(HoldId wish, AccountId host, String reason, List<SeatNo> seats) {

    public HouseShare {
        seats = List.copyOf(seats);
    }
}
