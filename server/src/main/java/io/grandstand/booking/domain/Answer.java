package io.grandstand.booking.domain;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoveResult;
import java.time.Duration;

/** What a command comes to. */
public sealed interface Answer {

    record OfTake(HoldResult result) implements Answer {}

    record OfMove(MoveResult result) implements Answer {}

    record OfLengthen(LengthenResult result) implements Answer {}

    record OfHouse(HouseResult result) implements Answer {}

    /** Whoever asked for an expiry wants no answer. */
    record OfExpire(boolean expired) implements Answer {}

    /** The lane has not decided it; whether it will, only asking again by the same id tells. */
    record Undecided(Duration retryAfter) implements Answer {}
}
