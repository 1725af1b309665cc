package io.grandstand.bench.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A seat whose version tells whether somebody else was quicker. */
@Entity
@Table(name = "seat")
class VersionedSeat extends SeatRow {

    @Version
    private long version;
}
