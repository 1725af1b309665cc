package io.grandstand.bench.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A hold as it was given; its seats are noted again so that they can be recounted. */
@Entity
@Table(name = "hold")
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class Hold {

    @Id
    private UUID holdId;

    private long performanceId;

    private UUID fanId;

    private int[] seats;

    private Instant createdAt;

    private Instant until;

    /** For Hibernate, which fills it. */
    @SuppressWarnings("NullAway.Init")
    Hold() {}

    Hold(HoldSeats wish, Instant createdAt, Instant until) {
        this.holdId = wish.hold();
        this.performanceId = wish.performance();
        this.fanId = wish.fan();
        this.seats = wish.seats().stream().mapToInt(Integer::intValue).toArray();
        this.createdAt = createdAt;
        this.until = until;
    }
}
