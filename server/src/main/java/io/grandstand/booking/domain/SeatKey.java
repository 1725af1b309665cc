package io.grandstand.booking.domain;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;

/** One seat of one performance: what can be sold once. */
public record SeatKey(PerformanceId performance, SeatNo seat) {}
