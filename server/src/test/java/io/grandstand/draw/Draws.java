package io.grandstand.draw;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws for tests, each made of a number, so that it is the same in every run. */
final class Draws {

    static final BeaconChain QUICKNET = new BeaconChain(
            Hash.parse("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"),
            Instant.parse("2023-08-23T15:09:27Z"),
            Duration.ofSeconds(3));

    /** What drand's network said. */
    static final BeaconOutput ROUND_1000 = new BeaconOutput(
            1_000,
            Hash.parse("fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"),
            "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125" + "e342b73a8dd2bacbe47e4b6b63ed5e39");

    private Draws() {}

    static Hash hash(long number) {
        byte[] bytes = new byte[Hash.BYTES];
        new Random(number).nextBytes(bytes);
        return Hash.of(bytes);
    }

    static List<Entrant> entrants(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Entrant("fan-" + i, hash(i)))
                .toList();
    }

    static byte[] leaves(DrawName name, List<Entrant> entrants) {
        byte[] leaves = new byte[entrants.size() * Hash.BYTES];
        for (int i = 0; i < entrants.size(); i++) {
            System.arraycopy(entrants.get(i).leafIn(name).bytes(), 0, leaves, i * Hash.BYTES, Hash.BYTES);
        }
        return leaves;
    }

    static DrawTerms trusted(String name) {
        return new DrawTerms(new DrawName(name), Optional.empty());
    }

    static DrawTerms byBeacon(String name) {
        return new DrawTerms(new DrawName(name), Optional.of(new BeaconRound(QUICKNET, 1_000)));
    }

    /** A draw as it should be. */
    static DrawResult drawn(DrawTerms terms, EntrantTree tree) {
        var seed = new Seed(hash(terms.name().value().hashCode()));
        return new DrawResult(
                terms,
                terms.commitmentTo(seed),
                new EntrantList(tree.root(), tree.count(), Instant.parse("2023-08-23T15:59:23Z")),
                new Randomness(seed, terms.beacon().map(_ -> ROUND_1000)));
    }
}
