package io.grandstand.bench.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A seat of a performance: the primary key, and with it the only index that a booking needs. */
@Embeddable
record SeatId(
        @Column(name = "performance_id") long performanceId,
        @Column(name = "seat_no") int seatNo) {}
