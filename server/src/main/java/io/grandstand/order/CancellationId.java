package io.grandstand.order;

import java.util.UUID;

/** Names one cancellation of tickets; made by whoever asks for it. */
public record CancellationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
