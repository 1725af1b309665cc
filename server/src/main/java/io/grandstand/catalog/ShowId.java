package io.grandstand.catalog;

/** Names what is on: a game or a concert. */
public record ShowId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
