package io.grandstand.catalog;

/** One numbered seat of a plan: its index there, from 0. */
public record SeatNo(int index) implements Place, Comparable<SeatNo> {

    public SeatNo {
        if (index < 0) {
            throw new IllegalArgumentException("seat must not be negative: " + index);
        }
    }

    @Override
    public int compareTo(SeatNo other) {
        return Integer.compare(index, other.index);
    }
}
