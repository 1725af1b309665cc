package io.grandstand.order;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A gift, as its row says.
 *
 * @param address by which the guest was found, as {@link io.grandstand.identity.EmailAddress#key} has it
 * @param given whether its tickets were issued; else its seats may be the guest's already, or never be
 * @param decideBy from then on its seats are not given any more, by the database's clock
 */
record Gift(
        GiftId id,
        PerformanceId performance,
        AccountId host,
        AccountId guest,
        String address,
        Wish wish,
        Optional<String> reason,
        HoldId hold,
        OrderId order,
        boolean given,
        Instant decideBy) {

    boolean is(GiveTickets command) {
        return performance.equals(command.performance())
                && host.equals(command.host())
                && address.equals(command.guest().key())
                && wish.equals(command.wish())
                && reason.equals(command.reason());
    }

    HoldSeats seats() {
        return new HoldSeats(hold, performance, guest, wish, Optional.of(decideBy));
    }
}
