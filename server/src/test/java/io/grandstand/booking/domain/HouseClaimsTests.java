package io.grandstand.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseResult.WhyNot;
import io.grandstand.booking.MoveResult;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Seats that a host keeps from sale. */
class HouseClaimsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AccountId FAN = new AccountId(new UUID(3, 1));
    private static final AccountId OTHER = new AccountId(new UUID(3, 2));
    private static final CaptureId CAPTURE = new CaptureId(new UUID(0, 10));

    private final PerformanceTerms terms =
            ATerms.of(1, 20).ticketsMax(4).notForSale(2).openingAt(NOW);
    private final Box box = new Box(NOW, terms);
    private int ids;

    @Test
    void areTakenForEveryFanUntilTheyAreFreed() {
        assertThat(box.house(block(1, 2))).isEqualTo(done(1, 2));

        assertThat(box.hold(take(FAN, 2, 3))).isEqualTo(new HoldResult.SeatsTaken(seats(2)));
        assertThat(box.claim(terms, 1)).extracting(Claim::state).isEqualTo(ClaimState.BLOCKED);
        assertThat(box.house(free(2, 3))).as("freed now, or free before").isEqualTo(done(2, 3));
        assertThat(box.hold(take(FAN, 2, 3))).isInstanceOf(HoldResult.Held.class);
        assertThat(box.hold(take(OTHER, 1))).isEqualTo(new HoldResult.SeatsTaken(seats(1)));
    }

    @Test
    void leaveAFanWhoWasFirstTheSeat() {
        Command.Take held = take(FAN, 1);
        Command.Take bought = take(OTHER, 2);
        box.hold(held);
        box.hold(bought);
        move(bought, Step.CAPTURE);
        move(bought, Step.CONFIRM);

        HouseResult result = box.house(block(1, 2, 3, 19, 99));

        assertThat(result)
                .isEqualTo(new HouseResult.Done(
                        seats(3),
                        new TreeMap<>(Map.of(
                                new SeatNo(1), WhyNot.HELD,
                                new SeatNo(2), WhyNot.SOLD,
                                new SeatNo(19), WhyNot.NOT_FOR_SALE,
                                new SeatNo(99), WhyNot.NOT_FOR_SALE))));
        assertThat(box.claim(terms, 1)).extracting(Claim::hold).isEqualTo(held.hold());
        move(held, Step.RELEASE);
        assertThat(box.house(block(1))).isEqualTo(done(1));
    }

    @Test
    void areDecidedInTheOrderOfTheBatch() {
        Command.Take first = take(FAN, 1);
        Command.Take last = take(OTHER, 2);

        List<Answer> answers = box.run(first, block(1, 2), last);

        assertThat(answers.get(1))
                .isEqualTo(new Answer.OfHouse(
                        new HouseResult.Done(seats(2), new TreeMap<>(Map.of(new SeatNo(1), WhyNot.HELD)))));
        assertThat(answers.get(2)).isEqualTo(new Answer.OfTake(new HoldResult.SeatsTaken(seats(2))));
    }

    @Test
    void mayBeThoseOfAHoldWhoseTimeIsOver() {
        Command.Take late = take(FAN, 1, 2);
        box.hold(late);
        box.pass(ATerms.HOLD_TIME);

        assertThat(box.house(block(2))).isEqualTo(done(2));

        assertThat(box.get(late.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        assertThat(box.claim(terms, 1)).isNull();
        assertThat(move(late, Step.CONFIRM)).as("paid too late").isEqualTo(new MoveResult.Gone());
        assertThat(box.claim(terms, 2)).extracting(Claim::state).isEqualTo(ClaimState.BLOCKED);
    }

    @Test
    void areBlockedOnceHoweverOftenTheSameWishComes() {
        Command.Block wish = block(1, 2);
        box.run(wish, wish);
        assertThat(box.house(wish)).isEqualTo(done(1, 2));

        assertThat(box.house).hasSize(1);
        Command.Block another = block(2, 3);
        assertThat(box.house(another)).isEqualTo(done(2, 3));
        assertThat(box.claim(terms, 2))
                .as("the later reason counts")
                .extracting(Claim::hold)
                .isEqualTo(another.hold());
        box.house(free(1, 2, 3));
        assertThat(box.house(free(1, 2, 3))).as("the same again").isEqualTo(done(1, 2, 3));
        assertThat(box.house)
                .extracting(HouseMove::kind)
                .containsExactly(HouseMove.Kind.BLOCK, HouseMove.Kind.BLOCK, HouseMove.Kind.FREE);
    }

    @Test
    void freeNothingThatAFanHasOrThatIsNotForSale() {
        Command.Take held = take(FAN, 1);
        box.hold(held);

        assertThat(box.house(free(1, 2, 19, 99))).isEqualTo(done(2));
        assertThat(box.claim(terms, 1)).extracting(Claim::hold).isEqualTo(held.hold());
        assertThat(box.house).isEmpty();
    }

    @Test
    void countForNobodysLimit() {
        box.house(block(1, 2, 3, 4, 5));

        assertThat(box.hold(take(terms.host(), 6, 7, 8, 9))).isInstanceOf(HoldResult.Held.class);
    }

    @Test
    void areTheirHostsAlone() {
        var others = new Command.Block(next(), terms.id(), FAN, seats(1), "press");

        assertThat(box.house(others)).isEqualTo(new HouseResult.UnknownPerformance());
        box.house(block(1));
        assertThat(box.house(new Command.Free(next(), terms.id(), FAN, seats(1))))
                .isEqualTo(new HouseResult.UnknownPerformance());
        assertThat(box.claim(terms, 1)).isNotNull();
    }

    private Command.Block block(int... seats) {
        return new Command.Block(next(), terms.id(), terms.host(), seats(seats), "press");
    }

    private Command.Free free(int... seats) {
        return new Command.Free(next(), terms.id(), terms.host(), seats(seats));
    }

    private static HouseResult.Done done(int... seats) {
        return new HouseResult.Done(seats(seats), new TreeMap<>());
    }

    private Command.Take take(AccountId fan, int... seats) {
        return Box.take(terms, next(), fan, seats);
    }

    private HoldId next() {
        return new HoldId(new UUID(9, ++ids));
    }

    private MoveResult move(Command.Take take, Step step) {
        return box.move(new Command.Move(
                take.hold(),
                terms.id(),
                take.account(),
                step,
                step.ofCapture() ? Optional.of(CAPTURE) : Optional.empty()));
    }

    private static SortedSet<SeatNo> seats(int... seats) {
        return Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
