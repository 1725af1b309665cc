package io.grandstand.waitingroom;

import io.grandstand.draw.BeaconChain;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.DataSizeRange;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The public beacon of this installation's draws. The chain is drand's quicknet unless told otherwise; one that is told
 * has its hash, genesis and period told together, as the beacon's {@code /{chain}/info} has them.
 *
 * @param relays where the beacon is asked, in turn, like {@code https://api.drand.sh}; the first is also named to fans, to
 *     look the round up. None: draws are operator-trusted
 * @param name what fans are told that the beacon is called
 * @param chain the beacon's chain hash
 * @param genesis when the chain's round 1 came
 * @param period how often a round comes, in whole seconds
 * @param lead how long after the opening of a sale its round comes at the soonest: the list must be published before
 * @param waitMax how long after its time a round is waited for; after that numbers are drawn without it, and the draw says
 *     so
 * @param timeout how long a relay may take to answer
 * @param answerMax what a relay may answer at most
 */
@Validated
@ConfigurationProperties("grandstand.waitingroom.beacon")
record BeaconSettings(
        @DefaultValue List<URI> relays,
        @DefaultValue("drand quicknet") @NotBlank String name,

        @DefaultValue("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971")
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 digits of 0-9 and a-f")
        String chain,

        @DefaultValue("2023-08-23T15:09:27Z") Instant genesis,

        @DefaultValue("3s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration period,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration lead,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration waitMax,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("16KB") @DataSizeRange(min = "1KB", max = "1MB")
        DataSize answerMax) {

    private static final int RELAYS_MAX = 10;
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final String PREFIX = "grandstand.waitingroom.beacon.";

    BeaconSettings {
        relays = List.copyOf(relays);
        for (URI relay : relays) {
            if (!isBase(relay)) {
                throw new IllegalArgumentException(PREFIX + "relays = " + relay
                        + ": must be http or https, a host, and nothing after the path, with commas between");
            }
        }
        if (relays.size() > RELAYS_MAX) {
            throw new IllegalArgumentException(PREFIX + "relays: must be at most " + RELAYS_MAX);
        }
        if (name.length() > NAME_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    PREFIX + "name = " + name + ": must have at most " + NAME_CHARACTERS_MAX + " characters");
        }
        if (!period.equals(Duration.ofSeconds(period.toSeconds()))) {
            throw new IllegalArgumentException(PREFIX + "period = " + period + ": must be in whole seconds");
        }
    }

    /** The round for a sale that opens then; empty where no beacon is configured. */
    Optional<RoomBeacon> after(Instant opening) {
        return relays.stream()
                .findFirst()
                .map(relay -> new RoomBeacon(
                        name,
                        relay,
                        new BeaconChain(Hash.parse(chain), genesis, period).firstAfter(opening.plus(lead))));
    }

    /** Who may know a round that was named: whoever is configured now, and who was when it was named. */
    List<URI> relaysOf(RoomBeacon named) {
        var all = new ArrayList<URI>();
        if (named.round().chain().hash().toString().equals(chain)) {
            all.addAll(relays);
        }
        if (!all.contains(named.relay())) {
            all.add(named.relay());
        }
        return all;
    }

    /** How long after the list was closed a round that was named as above is over at the latest. */
    Duration longest(RoomBeacon named) {
        return lead.plus(named.round().chain().period()).plus(waitMax);
    }

    private static boolean isBase(URI relay) {
        return ("http".equals(relay.getScheme()) || "https".equals(relay.getScheme()))
                && relay.getHost() != null
                && relay.getUserInfo() == null
                && relay.getQuery() == null
                && relay.getFragment() == null;
    }
}
