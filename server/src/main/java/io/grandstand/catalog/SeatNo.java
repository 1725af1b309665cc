package io.grandstand.catalog;

import java.util.Collection;
import java.util.List;

/** One numbered seat of a plan: its index there, from 0. */
public record SeatNo(int index) implements Place, Comparable<SeatNo> {

    public SeatNo {
        if (index < 0) {
            throw new IllegalArgumentException("seat must not be negative: " + index);
        }
    }

    /** The bare numbers, smallest first, as they are written for programs. */
    public static List<Integer> indices(Collection<SeatNo> seats) {
        return seats.stream().map(SeatNo::index).sorted().toList();
    }

    @Override
    public int compareTo(SeatNo other) {
        return Integer.compare(index, other.index);
    }
}
