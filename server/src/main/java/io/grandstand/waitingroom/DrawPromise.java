package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawTerms;
import io.grandstand.draw.Hash;
import java.util.Optional;

/**
 * What is told of a room's draw before anybody can join.
 *
 * @param beacon whose randomness goes into it; empty where the operator's seed alone decides
 */
record DrawPromise(Hash commitment, Optional<RoomBeacon> beacon) {

    DrawTerms terms(PerformanceId performance) {
        return terms(performance, beacon);
    }

    static DrawTerms terms(PerformanceId performance, Optional<RoomBeacon> beacon) {
        return new DrawTerms(RoomDraw.name(performance), beacon.map(RoomBeacon::round));
    }
}
