package io.grandstand.waitingroom;

import java.time.Duration;
import java.util.Optional;

/**
 * A fan's place as the fan may see it.
 *
 * @param eta until the call; empty where it cannot be known honestly
 */
record Place(long number, long ahead, Optional<Duration> eta, PlaceState state) {}
