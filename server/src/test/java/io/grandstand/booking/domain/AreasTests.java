package io.grandstand.booking.domain;

import static io.grandstand.booking.ATerms.CLOSED;
import static io.grandstand.booking.ATerms.STANDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.AreaFull;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldResult.LimitReached;
import io.grandstand.booking.HoldResult.SeatsTaken;
import io.grandstand.booking.HoldResult.UnknownArea;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** General admission: {@link HoldMovesTests} has every state and every wish with places in the hold. */
class AreasTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AccountId FAN = new AccountId(new UUID(0, 1));
    private static final AccountId OTHER = new AccountId(new UUID(0, 2));

    private final PerformanceTerms terms =
            ATerms.of(1, 10).standing(5).ticketsMax(4).openingAt(NOW);
    private final Box box = new Box(NOW, terms);
    private int ids;

    @Test
    void holdsPlacesAtThePriceOfTheirCategory() {
        Held held = held(places(FAN, 2));

        assertThat(held.hold().area()).contains(new HeldArea(STANDING, "Standing", ATerms.PRICE, 2));
        assertThat(held.hold().seats()).isEmpty();
        assertThat(held.hold().total()).isEqualTo(ATerms.PRICE.plus(ATerms.PRICE));
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void saysHowManyAreLeftWhereThereIsNotRoomForAll() {
        held(places(FAN, 3));

        assertThat(box.hold(places(OTHER, 3))).isEqualTo(new AreaFull(STANDING, 2));
        held(places(OTHER, 2));
        assertThat(left()).isZero();
        assertThat(box.hold(places(new AccountId(new UUID(0, 3)), 1))).isEqualTo(new AreaFull(STANDING, 0));
    }

    @Test
    void holdsSeatsAndPlacesTogetherOrNeither() {
        held(Box.take(terms, next(), OTHER, 4));
        held(places(OTHER, 3));

        assertThat(box.hold(mixed(FAN, 1, 3, 4))).isEqualTo(new SeatsTaken(Set.of(new SeatNo(4))));
        assertThat(box.hold(mixed(FAN, 3, 1))).isEqualTo(new AreaFull(STANDING, 2));
        assertThat(left()).isEqualTo(2);
        assertThat(box.claim(terms, 1)).isNull();

        Held held = held(mixed(FAN, 2, 1, 3));
        assertThat(held.hold().seats()).hasSize(2);
        assertThat(held.hold().total().amount()).isEqualTo(4 * ATerms.PRICE.amount());
        assertThat(left()).isZero();
    }

    @Test
    void countsPlacesAndSeatsForTheLimitPerFan() {
        held(mixed(FAN, 2, 1));

        assertThat(box.hold(places(FAN, 2))).isEqualTo(new LimitReached(4, 3));
        assertThat(box.hold(Box.take(terms, next(), FAN, 2, 3))).isEqualTo(new LimitReached(4, 3));
        held(places(FAN, 1));
    }

    @Test
    void takesAFanAtItsWordWithinABatch() {
        var answers = box.run(places(FAN, 3), places(OTHER, 3), places(FAN, 2), places(OTHER, 2));

        assertThat(answers.get(1)).isEqualTo(new Answer.OfTake(new AreaFull(STANDING, 2)));
        assertThat(answers.get(2)).isEqualTo(new Answer.OfTake(new LimitReached(4, 3)));
        assertThat(left()).isZero();
    }

    @Test
    void givesPlacesWhoseTimeIsOverToWhoeverAsks() {
        Command.Take first = mixed(FAN, 3, 1);
        held(first);
        box.pass(ATerms.HOLD_TIME);

        held(places(OTHER, 4));

        assertThat(box.get(first.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        assertThat(box.claim(terms, 1)).as("its seat as well").isNull();
        assertThat(left()).isEqualTo(1);
        held(places(FAN, 1));
    }

    @Test
    void leavesWhatIsOverAloneWhereItWouldNotBeEnough() {
        Command.Take over = places(FAN, 1);
        held(over);
        box.pass(ATerms.HOLD_TIME.dividedBy(2));
        held(places(OTHER, 3));
        box.pass(ATerms.HOLD_TIME.dividedBy(2));

        assertThat(box.hold(places(FAN, 3))).isEqualTo(new AreaFull(STANDING, 2));
        assertThat(box.get(over.hold()).status()).isEqualTo(HoldStatus.HELD);
    }

    @Test
    void findsEnoughRoomHoweverManyHoldsAreOver() {
        var roomy = ATerms.of(1, 0).standing(1_000).ticketsMax(20).openingAt(NOW);
        box.terms.put(roomy.id(), roomy);
        for (int fan = 0; fan < 1_000; fan++) {
            held(Box.take(roomy, next(), new AccountId(new UUID(7, fan)), new Wish.Area(STANDING, 1)));
        }
        box.pass(ATerms.HOLD_TIME);

        held(Box.take(roomy, next(), FAN, new Wish.Area(STANDING, 20)));

        assertThat(box.left(roomy, STANDING))
                .as("freed no more than was wanted")
                .isZero();
        assertThat(box.hold(Box.take(roomy, next(), OTHER, new Wish.Area(STANDING, 20))))
                .isInstanceOf(Held.class);
    }

    @Test
    void confirmsALostHoldOnlyWhereThereIsRoomAgain() {
        Command.Take lost = places(FAN, 3);
        held(lost);
        box.pass(ATerms.HOLD_TIME);
        Command.Take others = places(OTHER, 4);
        held(others);

        assertThat(move(lost, Step.CONFIRM)).isEqualTo(new MoveResult.Gone());
        move(others, Step.RELEASE);
        assertThat(move(lost, Step.CONFIRM)).isInstanceOf(MoveResult.Moved.class);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void confirmsALostHoldInPlaceOfOthersWhoseTimeIsOver() {
        Command.Take lost = places(FAN, 3);
        held(lost);
        box.pass(ATerms.HOLD_TIME);
        Command.Take others = places(OTHER, 4);
        held(others);
        box.pass(ATerms.HOLD_TIME);

        assertThat(move(lost, Step.CONFIRM)).isInstanceOf(MoveResult.Moved.class);
        assertThat(box.get(others.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void confirmsALostHoldThoughTheSameBatchGivesItsPlacesAway() {
        Command.Take lost = places(FAN, 1);
        held(lost);
        box.pass(Duration.ofSeconds(1));
        Command.Take others = places(OTHER, 4);
        held(others);
        box.pass(ATerms.HOLD_TIME);

        box.run(places(new AccountId(new UUID(0, 3)), 1), moving(lost, Step.CONFIRM));

        assertThat(box.get(lost.hold()).status()).isEqualTo(HoldStatus.CONFIRMED);
        assertThat(box.get(others.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void looksForHoldsThatAreOverOnlyWhereTheyMayHaveToMakeRoom() {
        Command.Take wish = places(FAN, 2);
        assertThat(wantedBy(wish)).isEqualTo(2);
        held(wish);

        for (Step step : List.of(Step.RELEASE, Step.CHECKOUT, Step.CONFIRM, Step.CANCEL)) {
            assertThat(wantedBy(moving(wish, step))).as(step.name()).isZero();
        }
        box.pass(ATerms.HOLD_TIME);
        assertThat(wantedBy(new Command.Expire(wish.hold(), terms.id()))).isZero();
        assertThat(wantedBy(moving(wish, Step.RELEASE))).isZero();
        assertThat(wantedBy(moving(wish, Step.CONFIRM))).isEqualTo(2);
        box.run(new Command.Expire(wish.hold(), terms.id()));
        assertThat(wantedBy(moving(wish, Step.CONFIRM))).isEqualTo(2);
    }

    private int wantedBy(Command command) {
        return Questions.wanted(List.of(command), box.holds, box.now)
                .getOrDefault(new AreaKey(terms.id(), STANDING), 0);
    }

    @Test
    void knowsAWishAgainByWhatWasAskedFor() {
        Command.Take first = mixed(FAN, 2, 1);
        HoldResult result = box.hold(first);

        assertThat(box.hold(Box.take(terms, first.hold(), FAN, new Wish.Area(STANDING, 2), 1)))
                .isEqualTo(result);
        for (Command.Take other : new Command.Take[] {
            Box.take(terms, first.hold(), FAN, new Wish.Area(STANDING, 1), 1),
            Box.take(terms, first.hold(), FAN, new Wish.Area(STANDING, 2), 2),
            Box.take(terms, first.hold(), FAN, new Wish.Area(STANDING, 2)),
            Box.take(terms, first.hold(), FAN, new Wish.Area(CLOSED, 2), 1),
            Box.take(terms, first.hold(), FAN, 1)
        }) {
            assertThat(box.hold(other)).isEqualTo(new HoldResult.IdReused());
        }
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void knowsOnlyAreasThatAreForSale() {
        for (AreaNo area : new AreaNo[] {CLOSED, new AreaNo(0), new AreaNo(9)}) {
            assertThat(box.hold(Box.take(terms, next(), FAN, new Wish.Area(area, 1))))
                    .isEqualTo(new UnknownArea(area));
        }
    }

    @Test
    void isNeverFullerThanItIs() {
        assertThatThrownBy(() -> new AreaCount(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AreaCount(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private Command.Take places(AccountId fan, int places) {
        return Box.take(terms, next(), fan, new Wish.Area(STANDING, places));
    }

    private Command.Take mixed(AccountId fan, int places, int... seats) {
        return Box.take(terms, next(), fan, new Wish.Area(STANDING, places), seats);
    }

    private HoldId next() {
        return new HoldId(new UUID(9, ++ids));
    }

    private Held held(Command.Take take) {
        HoldResult result = box.hold(take);
        assertThat(result).isInstanceOf(Held.class);
        return (Held) result;
    }

    private MoveResult move(Command.Take take, Step step) {
        return box.move(moving(take, step));
    }

    private Command.Move moving(Command.Take take, Step step) {
        return new Command.Move(take.hold(), terms.id(), take.account(), step, Optional.empty());
    }

    private int left() {
        return box.left(terms, STANDING);
    }
}
