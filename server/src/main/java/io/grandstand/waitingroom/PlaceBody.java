package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A fan's place as it is answered and pushed.
 *
 * @param number absent while it is not drawn; then {@code ahead} is the most it can be
 * @param etaSeconds until the call; absent where it cannot be known honestly
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlaceBody(
        @Nullable Long number, long ahead, @Nullable Long etaSeconds, PlaceState state) {

    static PlaceBody of(Place place) {
        OptionalLong number = place.number();
        return new PlaceBody(
                number.isPresent() ? number.getAsLong() : null,
                place.ahead(),
                place.eta().map(Duration::toSeconds).orElse(null),
                place.state());
    }
}
