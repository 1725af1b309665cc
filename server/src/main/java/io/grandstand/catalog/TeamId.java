package io.grandstand.catalog;

/** Names a club that plays games. */
public record TeamId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
