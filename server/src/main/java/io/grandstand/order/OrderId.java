package io.grandstand.order;

import java.util.UUID;

/** Names one purchase; made by the caller. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
