package io.grandstand.catalog;

/** Names one dated, bookable instance of a show. */
public record PerformanceId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
