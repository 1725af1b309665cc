package io.grandstand.booking.domain;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;

/** One fan at one performance: what the limit per person is counted for. */
public record FanKey(PerformanceId performance, AccountId account) {}
