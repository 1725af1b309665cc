package io.grandstand.bench.reference;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A seat that a hold has, where only seats that are taken have a row. */
@Entity
@Table(name = "taken_seat")
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class TakenSeat {

    @EmbeddedId
    private SeatId id;

    private UUID holdId;

    private Instant until;

    /** For Hibernate, which fills it. */
    @SuppressWarnings("NullAway.Init")
    TakenSeat() {}

    TakenSeat(SeatId id, UUID holdId, Instant until) {
        this.id = id;
        this.holdId = holdId;
        this.until = until;
    }
}
