package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import java.time.Instant;
import java.util.Map;

/**
 * What was read for a batch, under the lock of its lanes.
 *
 * @param now the database's clock
 * @param terms of the performances whose seats or time are asked for, as committed; none of one that was deleted
 * @param holds those that are commanded, and those whose time is over but whose seats or places are asked for
 * @param claims of all seats that are asked for, and of all seats of {@code holds}
 * @param areas those that are asked for or that {@code holds} have places in; one that nobody was ever in is missing
 * @param taken how many seats and places a fan has or has bought, not counting what is over
 */
public record Known(
        Instant now,
        Map<PerformanceId, PerformanceTerms> terms,
        Map<HoldId, Hold> holds,
        Map<SeatKey, Claim> claims,
        Map<AreaKey, AreaCount> areas,
        Map<FanKey, Integer> taken) {}
