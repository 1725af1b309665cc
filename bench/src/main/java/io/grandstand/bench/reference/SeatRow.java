package io.grandstand.bench.reference;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seat's row, which names the hold that has it. */
@MappedSuperclass
abstract class SeatRow {

    @EmbeddedId
    private SeatId id;

    @Column(updatable = false)
    private String label;

    @Column(updatable = false)
    private long price;

    private @Nullable UUID holdId;

    private @Nullable Instant until;

    /** For Hibernate, which fills it. */
    @SuppressWarnings("NullAway.Init")
    SeatRow() {}

    SeatView view() {
        return new SeatView(id.seatNo(), label, price, holdId, until);
    }

    void give(UUID hold, Instant end) {
        holdId = hold;
        until = end;
    }
}
