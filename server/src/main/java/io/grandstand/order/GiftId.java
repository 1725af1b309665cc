package io.grandstand.order;

import java.util.UUID;

/** Names one gift of a host to a guest; made by the host. */
public record GiftId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
