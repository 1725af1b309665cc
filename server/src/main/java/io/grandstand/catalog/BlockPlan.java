package io.grandstand.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A venue as a host types it in, unchecked: blocks of rows, one behind the other from the stage on, or beside each other.
 *
 * @param blocks from the stage to the back
 * @param numbering how its rows and seats are called
 */
public record BlockPlan(@Nullable String name, List<Block> blocks, Numbering numbering) {

    public static final int BLOCKS_MAX = 40;
    /** Rows of a block. */
    public static final int ROWS_MAX = 100;
    /** Seats of a row. */
    public static final int SEATS_IN_ROW_MAX = 100;
    /** Places of a block without seats. */
    public static final int PLACES_MAX = 50_000;
    /** Seats, and places, of all blocks: whoever has more has a plan in a file. */
    public static final int SEATS_MAX = 60_000;

    public static final int NAME_LENGTH_MAX = 100;

    /**
     * A section of the venue, all of one category.
     *
     * @param beside whether it is to the right of the one before it, and not behind it
     * @param standing whether it has places instead of seats
     * @param rowFrom the first row's name, a number or a letter from A to Z
     * @param rowTo the last row's name, of the same kind
     * @param places of a standing one
     */
    public record Block(
            @Nullable String name,
            @Nullable String category,
            boolean beside,
            boolean standing,
            @Nullable String rowFrom,
            @Nullable String rowTo,
            @Nullable Integer seatsInRow,
            @Nullable Integer places) {}

    /** Words around the number of a row and of a seat, for which {@code %s} stands; in the language of the blocks' names. */
    public record Numbering(String row, String seat) {

        public Numbering {
            if (!row.contains("%s") || !seat.contains("%s")) {
                throw new IllegalArgumentException("no place for the number: " + row + ", " + seat);
            }
        }
    }

    public BlockPlan {
        blocks = List.copyOf(blocks);
    }
}
