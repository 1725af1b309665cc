package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;

/** A fan's wish, under the name that the fan gave it. */
public record HoldSeats(HoldId id, PerformanceId performance, AccountId account, Wish wish) {}
