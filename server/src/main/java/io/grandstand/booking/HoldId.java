package io.grandstand.booking;

import java.util.UUID;

/** Names one hold; made by the caller. */
public record HoldId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
