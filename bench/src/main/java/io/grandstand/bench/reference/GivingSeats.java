package io.grandstand.bench.reference;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** The common end of the designs that write into the seats' rows; runs in their transaction. */
final class GivingSeats {

    private final EntityManager entities;

    GivingSeats(EntityManager entities) {
        this.entities = entities;
    }

    HoldResult give(HoldSeats wish, List<? extends SeatRow> rows, Instant now) {
        Instant until = now.plus(Holding.HOLD_LIFETIME);
        HoldResult result = wish.decide(rows.stream().map(SeatRow::view).toList(), now, until);
        if (result instanceof HoldResult.Held) {
            entities.persist(new Hold(wish, now, until));
            rows.forEach(row -> row.give(wish.hold(), until));
        }
        return result;
    }
}
