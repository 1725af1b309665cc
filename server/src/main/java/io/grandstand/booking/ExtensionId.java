package io.grandstand.booking;

import java.util.UUID;

/** A fan's wish for more time, under the name that the fan gave it. */
public record ExtensionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
