package io.grandstand.waitingroom;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fan's place as the fan may see it.
 *
 * @param number empty while it is not drawn; then {@code ahead} is the most it can be
 * @param eta until the call; empty where it cannot be known honestly
 */
record Place(OptionalLong number, long ahead, Optional<Duration> eta, PlaceState state) {

    static Place gone(OptionalLong number) {
        return new Place(number, 0, Optional.empty(), PlaceState.GONE);
    }
}
