package io.grandstand.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldMovesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int ROOM = 5;
    private static final PerformanceTerms TERMS =
            ATerms.of(1, 40).standing(ROOM).openingAt(NOW);
    private static final HoldId HOLD = new HoldId(new UUID(0, 7));
    private static final AccountId FAN = new AccountId(new UUID(0, 8));
    private static final CaptureId CAPTURE = new CaptureId(new UUID(0, 9));
    private static final CaptureId OTHER = new CaptureId(new UUID(0, 10));

    private final Box box = new Box(NOW, TERMS);

    /** Every state with every wish: the state it ends in, or why not. */
    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(textBlock = """
            HELD,      RELEASE,  RELEASED
            HELD,      CHECKOUT, CHECKOUT
            HELD,      CAPTURE,  CAPTURING
            HELD,      CONFIRM,  CONFIRMED
            HELD,      DECLINE,  HELD
            HELD,      CANCEL,   illegal
            CHECKOUT,  RELEASE,  RELEASED
            CHECKOUT,  CHECKOUT, CHECKOUT
            CHECKOUT,  CAPTURE,  CAPTURING
            CHECKOUT,  CONFIRM,  CONFIRMED
            CHECKOUT,  DECLINE,  HELD
            CHECKOUT,  CANCEL,   illegal
            CAPTURING, RELEASE,  illegal
            CAPTURING, CHECKOUT, illegal
            CAPTURING, CAPTURE,  CAPTURING
            CAPTURING, CONFIRM,  CONFIRMED
            CAPTURING, DECLINE,  HELD
            CAPTURING, CANCEL,   illegal
            CONFIRMED, RELEASE,  illegal
            CONFIRMED, CHECKOUT, illegal
            CONFIRMED, CAPTURE,  illegal
            CONFIRMED, CONFIRM,  CONFIRMED
            CONFIRMED, DECLINE,  illegal
            CONFIRMED, CANCEL,   RELEASED
            RELEASED,  RELEASE,  RELEASED
            RELEASED,  CHECKOUT, gone
            RELEASED,  CAPTURE,  gone
            RELEASED,  CONFIRM,  gone
            RELEASED,  DECLINE,  gone
            RELEASED,  CANCEL,   RELEASED
            EXPIRED,   RELEASE,  gone
            EXPIRED,   CHECKOUT, gone
            EXPIRED,   CAPTURE,  gone
            EXPIRED,   CONFIRM,  CONFIRMED
            EXPIRED,   DECLINE,  gone
            EXPIRED,   CANCEL,   gone
            """)
    void movesOnlyAsTheTableSays(HoldStatus from, Step step, String expected) {
        reach(from);

        MoveResult result = move(step);

        switch (expected) {
            case "gone" -> {
                assertThat(result).isEqualTo(new MoveResult.Gone());
                assertThat(box.get(HOLD).status()).isEqualTo(from);
            }
            case "illegal" -> {
                assertThat(result)
                        .isEqualTo(new MoveResult.Illegal(box.get(HOLD).view(box.now)));
                assertThat(box.get(HOLD).status()).isEqualTo(from);
            }
            default -> {
                assertThat(result).isEqualTo(new MoveResult.Moved(box.get(HOLD).view(box.now)));
                assertThat(box.get(HOLD).status()).isEqualTo(HoldStatus.valueOf(expected));
                assertThat(move(step)).as("again").isEqualTo(result);
            }
        }
        assertSeatsFollow();
    }

    @Test
    void coversEveryStateAndEveryWish() throws Exception {
        var table = HoldMovesTests.class
                .getDeclaredMethod("movesOnlyAsTheTableSays", HoldStatus.class, Step.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        // Expiry is nobody's wish; it has its own tests.
        long wishes =
                Arrays.stream(Step.values()).filter(step -> step != Step.EXPIRE).count();
        assertThat(table.lines().map(line -> line.replaceAll(",[^,]*$", "")).distinct())
                .hasSize((int) (HoldStatus.values().length * wishes));
    }

    @Test
    void expiresOnlyWhatIsKeptAndDue() {
        for (HoldStatus status : HoldStatus.values()) {
            box.holds.clear();
            box.claims.clear();
            box.places.clear();
            box.areas.clear();
            box.now = NOW;
            reach(status);
            assertThat(expired()).as("early " + status).isFalse();
            box.pass(Duration.ofHours(1));
            boolean kept = status == HoldStatus.HELD || status == HoldStatus.CHECKOUT;
            assertThat(expired()).as("late " + status).isEqualTo(kept);
            assertThat(box.get(HOLD).status()).isEqualTo(kept ? HoldStatus.EXPIRED : status);
            assertSeatsFollow();
        }
    }

    @Test
    void isTakenFromACaptureByNoOther() {
        reach(HoldStatus.CAPTURING);
        box.pass(Duration.ofHours(1));
        Hold before = box.get(HOLD);

        for (Step step : List.of(Step.CAPTURE, Step.DECLINE)) {
            assertThat(move(step, OTHER)).isEqualTo(new MoveResult.OtherCapture(before.view(box.now)));
            assertThat(box.get(HOLD)).isEqualTo(before);
        }
        assertThat(before.capture()).contains(CAPTURE);
        assertSeatsFollow();
    }

    @Test
    void isAnotherCapturesOnceTheFirstWasDeclined() {
        reach(HoldStatus.CAPTURING);
        move(Step.DECLINE);

        move(Step.CAPTURE, OTHER);

        assertThat(box.get(HOLD).capture()).contains(OTHER);
        assertThat(move(Step.DECLINE)).isInstanceOf(MoveResult.OtherCapture.class);
        assertThat(move(Step.CONFIRM)).isInstanceOf(MoveResult.Moved.class);
        assertThat(box.get(HOLD).capture()).isEmpty();
    }

    @Test
    void keepsAHistoryWithoutGaps() {
        reach(HoldStatus.CONFIRMED);
        move(Step.CANCEL);

        assertThat(box.history)
                .extracting(Decision.Moved::number, Decision.Moved::from, Decision.Moved::to)
                .containsExactly(
                        tuple(1, null, HoldStatus.HELD),
                        tuple(2, HoldStatus.HELD, HoldStatus.CAPTURING),
                        tuple(3, HoldStatus.CAPTURING, HoldStatus.CONFIRMED),
                        tuple(4, HoldStatus.CONFIRMED, HoldStatus.RELEASED));
    }

    private void reach(HoldStatus status) {
        box.run(Box.take(TERMS, HOLD, FAN, new Wish.Area(ATerms.STANDING, 2), 1, 2));
        switch (status) {
            case HELD -> {}
            case CHECKOUT -> move(Step.CHECKOUT);
            case CAPTURING -> move(Step.CAPTURE);
            case CONFIRMED -> {
                move(Step.CAPTURE);
                move(Step.CONFIRM);
            }
            case RELEASED -> move(Step.RELEASE);
            case EXPIRED -> {
                box.pass(ATerms.HOLD_TIME);
                expired();
            }
        }
        assertThat(box.get(HOLD).status()).isEqualTo(status);
    }

    private MoveResult move(Step step) {
        return move(step, CAPTURE);
    }

    private MoveResult move(Step step, CaptureId by) {
        return box.move(
                new Command.Move(HOLD, TERMS.id(), FAN, step, step.ofCapture() ? Optional.of(by) : Optional.empty()));
    }

    private boolean expired() {
        return ((Answer.OfExpire) box.run(new Command.Expire(HOLD, TERMS.id())).getFirst()).expired();
    }

    private void assertSeatsFollow() {
        ClaimState expected =
                switch (box.get(HOLD).status()) {
                    case HELD, CHECKOUT -> ClaimState.KEPT;
                    case CAPTURING -> ClaimState.CAPTURING;
                    case CONFIRMED -> ClaimState.SOLD;
                    case RELEASED, EXPIRED -> null;
                };
        if (expected == null) {
            assertThat(box.claims).isEmpty();
            assertThat(box.places).isEmpty();
            assertThat(box.left(TERMS, ATerms.STANDING)).isEqualTo(ROOM);
        } else {
            assertThat(box.places.get(HOLD)).extracting(Claim::state).isEqualTo(expected);
            assertThat(box.left(TERMS, ATerms.STANDING)).isEqualTo(ROOM - 2);
            assertThat(box.claims.values()).hasSize(2).allSatisfy(claim -> assertThat(claim.state())
                    .isEqualTo(expected));
        }
    }
}
