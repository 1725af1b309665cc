package io.grandstand.booking.domain.best;

import io.grandstand.catalog.SeatNo;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** Seats that stay free between taken ones, with no free neighbour: hardly anyone comes alone. */
public final class SingleSeats {

    private SingleSeats() {}

    /**
     * The single seats that this choice would make needlessly: where as many seats side by side, in the same piece of the
     * row, could be chosen without making any.
     *
     * @param picked all free
     */
    public static SortedSet<SeatNo> madeNeedlessly(PlanRows rows, BitSet free, SortedSet<SeatNo> picked) {
        var after = (BitSet) free.clone();
        picked.forEach(seat -> after.clear(seat.index()));
        var made = new TreeSet<SeatNo>();
        picked.stream().map(seat -> rows.pieceOf(seat.index())).distinct().forEach(piece -> {
            int from = -1;
            for (int place = 0; place <= piece.seats().length; place++) {
                boolean mine = piece.free(free, place) && !piece.free(after, place);
                if (mine && from < 0) {
                    from = place;
                } else if (!mine && from >= 0) {
                    if (couldMakeNone(piece, free, place - from)) {
                        addSingles(made, piece, after, from, place);
                    }
                    from = -1;
                }
            }
        });
        return made;
    }

    private static boolean couldMakeNone(Piece piece, BitSet free, int count) {
        int sideBySide = 0;
        for (int to = 1; to <= piece.seats().length; to++) {
            sideBySide = piece.free(free, to - 1) ? sideBySide + 1 : 0;
            if (sideBySide >= count && piece.singlesBeside(free, to - count, to) == 0) {
                return true;
            }
        }
        return false;
    }

    private static void addSingles(SortedSet<SeatNo> made, Piece piece, BitSet after, int from, int to) {
        if (piece.singleBefore(after, from)) {
            made.add(new SeatNo(piece.seats()[from - 1]));
        }
        if (piece.singleAfter(after, to)) {
            made.add(new SeatNo(piece.seats()[to]));
        }
    }
}
