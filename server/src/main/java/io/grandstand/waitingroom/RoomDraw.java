package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.DrawName;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Seed;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One waiting room's draw as it is kept.
 *
 * @param output what the beacon said, where one was promised
 * @param missed why the beacon has no say, where one was promised
 * @param told whether everyone may know the seed
 */
record RoomDraw(
        PerformanceId performance,
        Seed seed,
        DrawPromise promise,
        Optional<Closing> closing,
        Optional<BeaconOutput> output,
        Optional<Missed> missed,
        boolean told) {

    /**
     * Who took part in the end, and in which epoch of the line they stood.
     *
     * @param publishedAt when it was there for everyone to see, or soon after; kept for draws by a beacon only
     */
    record Closing(long epoch, EntrantList entrants, Optional<Instant> publishedAt) {}

    static DrawName name(PerformanceId performance) {
        return new DrawName("waiting-room/" + performance);
    }

    /** Whether all that the numbers follow from is known: with a beacon, what it said, or that it is not waited for. */
    boolean isSettled() {
        return promise.beacon().isEmpty() || output.isPresent() || missed.isPresent();
    }

    /** Empty until the entrants are closed, and the beacon, if there is one, is settled. */
    Optional<DrawResult> result() {
        return closing.filter(_ -> isSettled())
                .map(closed -> new DrawResult(
                        promise.terms(performance),
                        promise.commitment(),
                        closed.entrants(),
                        toldDraw().randomness()));
    }

    /** As everyone may know it. */
    LineDraw forEveryone() {
        Optional<EntrantList> entrants = closing.map(Closing::entrants);
        return new LineDraw(
                performance,
                promise,
                entrants.map(list -> OptionalInt.of(list.count())).orElse(OptionalInt.empty()),
                entrants,
                told ? Optional.of(toldDraw()) : Optional.empty());
    }

    ToldDraw toldDraw() {
        return new ToldDraw(seed, output, missed);
    }
}
