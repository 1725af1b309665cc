package io.grandstand.catalog;

/** Names a place. */
public record VenueId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
