package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawName;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.DrawTerms;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Randomness;
import io.grandstand.draw.Seed;
import java.util.Optional;

/**
 * One waiting room's draw as it is kept.
 *
 * @param told whether everyone may know the seed
 */
record RoomDraw(PerformanceId performance, Seed seed, Hash commitment, Optional<Closing> closing, boolean told) {

    /** Who took part in the end, and in which epoch of the line they stood. */
    record Closing(long epoch, EntrantList entrants) {}

    static DrawTerms terms(PerformanceId performance) {
        return new DrawTerms(new DrawName("waiting-room/" + performance), Optional.empty());
    }

    /** Empty until the entrants are closed. */
    Optional<DrawResult> result() {
        return closing.map(closed -> new DrawResult(
                terms(performance), commitment, closed.entrants(), new Randomness(seed, Optional.empty())));
    }
}
