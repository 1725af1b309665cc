package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Hash;
import io.grandstand.waitingroom.BeaconStep.Ask;
import io.grandstand.waitingroom.BeaconStep.Miss;
import io.grandstand.waitingroom.BeaconStep.Wait;
import io.grandstand.waitingroom.RoomDraw.Closing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes next of a draw that waits: a sale that opens at second 0, with a round at second 15, waited for until 75. */
class BeaconStepTests {

    private static final Instant OPENING = Instant.parse("2026-05-01T11:00:00Z");
    private static final URI RELAY = URI.create("https://relay.test");

    private final BeaconSettings settings =
            FakeBeacon.settings(List.of(RELAY), Duration.ofSeconds(14), Duration.ofSeconds(60));
    private final RoomBeacon beacon = settings.after(OPENING).orElseThrow();

    @Test
    void namesARoundThatComesAfterTheOpeningByTheLead() {
        assertThat(beacon.round().comesAt()).isEqualTo(at(15));
        assertThat(beacon.name()).isEqualTo("the fake beacon");
        assertThat(beacon.relay()).isEqualTo(RELAY);
    }

    @Test
    void namesNoRoundWhereNoRelayIsConfigured() {
        assertThat(FakeBeacon.settings(List.of(), Duration.ofSeconds(14), Duration.ofSeconds(60))
                        .after(OPENING))
                .isEmpty();
    }

    @Test
    void isWrittenInOneWordAndReadAgain() {
        assertThat(beacon.word()).doesNotContain(" ");
        assertThat(RoomBeacon.parse(beacon.word())).isEqualTo(beacon);
    }

    /** Seconds after the opening at which the list was closed and published (none: not yet), and what is next when. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            1,    2,   3, wait
            1,    2,  14, wait
            1,    2,  15, ask
            1,    2,  74, ask
            1,    2,  75, ask for the last time
            1,    2, 900, ask for the last time
            1,     ,   3, wait
            1,     ,  15, LIST_TOO_LATE
            1,   14,  15, ask
            1,   15,  16, LIST_TOO_LATE
            15,  15,  16, LIST_TOO_LATE
            300, 301, 302, LIST_TOO_LATE
            -60, -59, -58, wait
            -61, -60, -59, ROUND_TOO_FAR
            -61,    , -59, ROUND_TOO_FAR
            """)
    void goesByWhenTheListWasThereForEveryoneToSee(int closed, @Nullable Integer published, int now, String next) {
        var closing = new Closing(
                1,
                new EntrantList(Hash.of(new byte[Hash.BYTES]), 1, at(closed)),
                Optional.ofNullable(published).map(BeaconStepTests::at));

        BeaconStep expected =
                switch (next) {
                    case "wait" -> new Wait();
                    case "ask" -> new Ask(beacon, false);
                    case "ask for the last time" -> new Ask(beacon, true);
                    default -> new Miss(Missed.valueOf(next));
                };
        assertThat(BeaconStep.next(beacon, closing, settings, at(now))).isEqualTo(expected);
    }

    private static Instant at(int second) {
        return OPENING.plusSeconds(second);
    }
}
