package io.grandstand.draw;

import java.time.Instant;

/**
 * All that is told about the entrants when nobody can join them any more.
 *
 * @param closedAt when it was told
 */
public record EntrantList(Hash root, int count, Instant closedAt) {

    public EntrantList {
        if (count < 1 || count > EntrantTree.ENTRANTS_MAX) {
            throw new IllegalArgumentException("a draw has 1 to " + EntrantTree.ENTRANTS_MAX + " entrants: " + count);
        }
    }
}
