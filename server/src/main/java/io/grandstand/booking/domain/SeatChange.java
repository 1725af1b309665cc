package io.grandstand.booking.domain;

import io.grandstand.catalog.SeatNo;

/** What a seat is now. */
public record SeatChange(SeatNo seat, SeatState state) {}
