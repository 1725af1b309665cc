package io.grandstand.draw;

import java.nio.charset.StandardCharsets;

/** What a draw is called, once and for all: no two draws of an installation share one. */
public record DrawName(String value) {

    static final int BYTES_MAX = 255;

    public DrawName {
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw new IllegalArgumentException("a draw's name has 1 to " + BYTES_MAX + " bytes: " + value);
        }
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return value;
    }
}
