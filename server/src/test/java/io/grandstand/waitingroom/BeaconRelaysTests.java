package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.Hash;
import io.grandstand.waitingroom.FakeBeacon.Manner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relays that answer as they should, and in all the ways in which they should not. */
class BeaconRelaysTests {

    private static final long ROUND = 12_345;

    private final FakeBeacon first = new FakeBeacon();
    private final FakeBeacon second = new FakeBeacon();
    private final SimpleMeterRegistry counted = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void takesWhatARelaySaysOfTheRound() {
        assertThat(ask(first.url())).contains(right());
        assertThat(first.paths()).containsExactly("/" + FakeBeacon.CHAIN + "/public/" + ROUND);
        assertThat(outcomes()).containsEntry("said", 1L);
    }

    @Test
    void findsTheRoundBehindAPath() {
        assertThat(first.round(ROUND).at(URI.create("https://relay.test/drand/")))
                .isEqualTo(first.round(ROUND).at(URI.create("https://relay.test/drand")))
                .isEqualTo(URI.create("https://relay.test/drand/" + FakeBeacon.CHAIN + "/public/" + ROUND));
    }

    @ParameterizedTest
    @EnumSource(value = Manner.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void goesOnToTheNextRelayWhereOneHasNothingToGoBy(Manner manner) {
        first.answers(manner);

        assertThat(ask(first.url())).as("that relay alone").isEmpty();
        assertThat(ask(first.url(), second.url())).contains(right());
        String outcome =
                switch (manner) {
                    case NOT_YET -> "not_yet";
                    case WRONG_ROUND, WRONG_RANDOMNESS, GARBAGE, NULL -> "wrong";
                    default -> "away";
                };
        assertThat(outcomes()).containsEntry(outcome, 2L).containsEntry("said", 1L);
    }

    @Test
    void goesOnToTheNextRelayWhereNobodyListens() {
        URI nobody = first.url();
        first.close();

        assertThat(ask(nobody, second.url())).contains(right());
    }

    @Test
    void asksWhomTheRoundWasNamedWithWhereAnotherBeaconIsConfiguredSince() {
        BeaconSettings other = new BeaconSettings(
                List.of(second.url()),
                "another",
                "0".repeat(64),
                FakeBeacon.GENESIS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                FakeBeacon.settings(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1))
                        .answerMax());

        assertThat(ask(other)).contains(right());
        assertThat(second.paths()).isEmpty();
    }

    private Optional<BeaconOutput> ask(URI... relays) {
        return ask(FakeBeacon.settings(List.of(relays), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    private Optional<BeaconOutput> ask(BeaconSettings settings) {
        try (var relays = new BeaconRelays(settings, counted)) {
            return relays.ask(first.round(ROUND));
        }
    }

    private Map<String, Long> outcomes() {
        return Stream.of("said", "not_yet", "wrong", "away")
                .collect(Collectors.toMap(
                        outcome -> outcome,
                        outcome -> (long) counted.counter("grandstand.waitingroom.beacon", "outcome", outcome)
                                .count()));
    }

    private static BeaconOutput right() {
        return new BeaconOutput(ROUND, Hash.parse(FakeBeacon.randomness(ROUND)), FakeBeacon.signature(ROUND));
    }
}
