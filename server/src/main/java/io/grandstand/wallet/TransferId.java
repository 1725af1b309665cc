package io.grandstand.wallet;

import java.util.UUID;

/** Names one transfer; made by the caller, and spent by its first use whatever came of it. */
public record TransferId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
