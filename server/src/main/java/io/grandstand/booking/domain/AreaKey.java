package io.grandstand.booking.domain;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;

/** One general-admission area of one performance: what cannot be sold beyond its capacity. */
public record AreaKey(PerformanceId performance, AreaNo area) {}
