package io.grandstand.booking.async;

import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Receipt;
import java.util.Optional;

/** A wish on its way through Kafka. */
record AskedHold(Receipt receipt, Wish wish) {

    HoldSeats hold() {
        return new HoldSeats(
                receipt.hold(), receipt.performance(), receipt.account(), wish, Optional.of(receipt.decideBy()));
    }
}
