package io.grandstand.booking;

import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;

/** A seat of a hold, with the price that it was held at. */
public record HeldSeat(SeatNo seat, String label, Won price) {}
