package io.grandstand.waitingroom;

import io.grandstand.draw.BeaconChain;
import io.grandstand.draw.BeaconRound;
import io.grandstand.draw.Hash;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The round of a public beacon that a room's draw was promised.
 *
 * @param name what fans are told that the beacon is called
 * @param relay one of those that serve it, named together with the round
 */
record RoomBeacon(String name, URI relay, BeaconRound round) {

    private static final int PARTS = 6;

    /** Where anybody may hear what the beacon said in this round, by drand's HTTP interface. */
    URI at(URI someRelay) {
        String base = someRelay.toString();
        return URI.create(
                (base.endsWith("/") ? base : base + "/") + round.chain().hash() + "/public/" + round.number());
    }

    /** In one word, as the line keeps it. */
    String word() {
        BeaconChain chain = round.chain();
        return String.join(
                ":",
                chain.hash().toString(),
                Long.toString(round.number()),
                Long.toString(chain.genesis().toEpochMilli()),
                Long.toString(chain.period().toMillis()),
                encoded(name),
                encoded(relay.toString()));
    }

    /** Reads what {@link #word} wrote. */
    static RoomBeacon parse(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a beacon's round: " + word);
        }
        var chain = new BeaconChain(
                Hash.parse(parts[0]),
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                Duration.ofMillis(Long.parseLong(parts[3])));
        return new RoomBeacon(
                decoded(parts[4]), URI.create(decoded(parts[5])), new BeaconRound(chain, Long.parseLong(parts[1])));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
