package io.grandstand.booking.domain.best;

import java.util.BitSet;

/** Seats of a row side by side, with no aisle between them, by their numbers in the plan. */
@SuppressWarnings("ArrayRecordComponent") // Walked through thousands of times a second; never compared or handed out.
record Piece(int section, int[] seats) {

    /** Whether somebody could still sit here; nobody can beyond the ends. */
    boolean free(BitSet free, int place) {
        return place >= 0 && place < seats.length && free.get(seats[place]);
    }

    /** Whether the place before these would be free alone, once they are taken. */
    boolean singleBefore(BitSet free, int from) {
        return free(free, from - 1) && !free(free, from - 2);
    }

    /** Whether the place after these would be free alone, once they are taken. */
    boolean singleAfter(BitSet free, int to) {
        return free(free, to) && !free(free, to + 1);
    }

    int singlesBeside(BitSet free, int from, int to) {
        return (singleBefore(free, from) ? 1 : 0) + (singleAfter(free, to) ? 1 : 0);
    }
}
