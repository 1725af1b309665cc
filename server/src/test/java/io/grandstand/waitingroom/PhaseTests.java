package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.Controls.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every time × everything that a host can have done. */
class PhaseTests {

    private static final Instant SALE = Instant.parse("2026-11-21T11:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # minutes from the sale's opening, opened, paused, draining, phase
            -31, false, false, false, SCHEDULED
            -31, true,  false, false, PREQUEUE
            -31, false, true,  false, SCHEDULED
            -31, true,  true,  true,  PREQUEUE
            -30, false, false, false, PREQUEUE
             -1, false, false, false, PREQUEUE
             -1, false, true,  false, PREQUEUE
             -1, false, false, true,  PREQUEUE
              0, false, false, false, OPEN
              0, true,  false, false, OPEN
              0, false, true,  false, PAUSED
              0, false, false, true,  DRAINING
              0, false, true,  true,  PAUSED
             59, false, false, false, OPEN
             60, false, false, false, CLOSED
             60, true,  false, false, CLOSED
             60, false, true,  true,  CLOSED
            """)
    void followsTheClockAndTheHost(int minutes, boolean opened, boolean paused, boolean draining, Phase phase) {
        Stage stage = room(false).stage(SALE.plus(Duration.ofMinutes(minutes)));

        assertThat(Phase.of(stage, new Controls(opened, paused, draining))).isEqualTo(phase);
    }

    @Test
    void isClosedOnceThePerformanceIsCancelled() {
        assertThat(room(true).stage(SALE)).isEqualTo(Stage.OVER);
        assertThat(room(true).stage(SALE.minusSeconds(7_200))).isEqualTo(Stage.OVER);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # opened, paused, draining, command, and what becomes of them
            false, false, false, OPEN,   true,  false, false
            true,  true,  true,  OPEN,   true,  false, false
            false, false, false, PAUSE,  false, true,  false
            true,  false, true,  PAUSE,  true,  true,  true
            false, true,  false, RESUME, false, false, false
            false, true,  true,  RESUME, false, false, true
            false, false, false, RESUME, false, false, false
            false, false, false, DRAIN,  false, false, true
            false, true,  false, DRAIN,  false, true,  true
            """)
    void movesAsTheHostCommands(
            boolean opened,
            boolean paused,
            boolean draining,
            Command command,
            boolean openedAfter,
            boolean pausedAfter,
            boolean drainingAfter) {
        Controls after = new Controls(opened, paused, draining).after(command);

        assertThat(after).isEqualTo(new Controls(openedAfter, pausedAfter, drainingAfter));
        assertThat(after.after(command)).as("again").isEqualTo(after);
    }

    @Test
    void letsFansPollTheMoreSeldomTheFurtherBackTheyAre() {
        PollAfter open = PollAfter.in(Phase.OPEN, Duration.ZERO);

        assertThat(open.at(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(open.at(99)).isEqualTo(Duration.ofSeconds(1));
        assertThat(open.at(100)).isEqualTo(Duration.ofSeconds(2));
        assertThat(open.at(1_000_000)).isEqualTo(Duration.ofSeconds(20));
        assertThat(PollAfter.in(Phase.PREQUEUE, Duration.ofMinutes(20)).at(0))
                .isGreaterThan(
                        PollAfter.in(Phase.PREQUEUE, Duration.ofSeconds(20)).at(0));
    }

    private static Room room(boolean cancelled) {
        return new Room(
                new PerformanceId(1),
                new AccountId(UUID.randomUUID()),
                SALE.minus(Duration.ofMinutes(30)),
                SALE,
                SALE.plus(Duration.ofMinutes(60)),
                cancelled,
                new WaitingRoomPolicy(
                        Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMinutes(5), Rejoin.KEEP),
                false);
    }
}
