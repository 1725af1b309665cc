package io.grandstand.identity;

import java.util.UUID;

/** Names one log-in on one device. */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
