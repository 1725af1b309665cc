package io.grandstand.waitingroom;

import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.Randomness;
import io.grandstand.draw.Seed;
import java.util.Optional;

/**
 * All that numbers are calculated from, besides the list.
 *
 * @param output what the beacon said that was promised
 * @param missed why it has no say, where one was promised
 */
record ToldDraw(Seed seed, Optional<BeaconOutput> output, Optional<Missed> missed) {

    Randomness randomness() {
        return new Randomness(seed, output);
    }
}
