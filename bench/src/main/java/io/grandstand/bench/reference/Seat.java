package io.grandstand.bench.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A seat that is locked before it is given. */
@Entity
@Table(name = "seat")
class Seat extends SeatRow {}
