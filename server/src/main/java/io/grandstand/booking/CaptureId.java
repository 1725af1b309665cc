package io.grandstand.booking;

import java.util.UUID;

/** Names one taking of money for a hold, in the words of whoever takes it. */
public record CaptureId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
