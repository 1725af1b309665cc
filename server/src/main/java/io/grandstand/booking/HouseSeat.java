package io.grandstand.booking;

import io.grandstand.catalog.SeatNo;

/** A seat that its host keeps from sale. */
public record HouseSeat(SeatNo seat, String reason) {}
