package io.grandstand.draw;

import java.util.Optional;

/** What nobody can know before the entrants are closed, except the operator the seed. */
public record Randomness(Seed seed, Optional<BeaconOutput> beacon) {}
