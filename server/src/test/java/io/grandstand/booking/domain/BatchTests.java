package io.grandstand.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldResult.IdReused;
import io.grandstand.booking.HoldResult.LimitReached;
import io.grandstand.booking.HoldResult.SalesClosed;
import io.grandstand.booking.HoldResult.SeatsTaken;
import io.grandstand.booking.HoldResult.UnknownSeats;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.MoveResult;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BatchTests {

    private static final CaptureId CAPTURE = new CaptureId(new UUID(0, 99));

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration MOMENT = Duration.ofNanos(1_000);
    private static final AccountId FAN = new AccountId(new UUID(0, 1));
    private static final AccountId OTHER = new AccountId(new UUID(0, 2));

    private final PerformanceTerms terms =
            ATerms.of(1, 40).ticketsMax(4).notForSale(10).openingAt(NOW);
    private final Box box = new Box(NOW, terms);
    private int ids;

    @Test
    void holdsSeatsForTheTimeOfThePerformance() {
        Held held = held(take(FAN, 3, 1));

        assertThat(held.hold().status()).isEqualTo(HoldStatus.HELD);
        assertThat(held.hold().until()).isEqualTo(NOW.plus(ATerms.HOLD_TIME));
        assertThat(held.hold().seats()).extracting(seat -> seat.label()).containsExactly("R-1", "R-3");
        assertThat(held.hold().total()).isEqualTo(ATerms.PRICE.plus(ATerms.PRICE));
    }

    @Test
    void refusesTheWholeHoldWhenOneSeatIsTaken() {
        held(take(OTHER, 2));

        assertThat(box.hold(take(FAN, 1, 2, 3))).isEqualTo(new SeatsTaken(seats(2)));
        assertThat(box.claim(terms, 1)).isNull();
    }

    @Test
    void decidesCommandsOfABatchInTheirOrder() {
        Command.Take first = take(FAN, 1, 2);
        Command.Take second = take(OTHER, 2, 3);
        var release = new Command.Move(first.hold(), terms.id(), FAN, Step.RELEASE, Optional.empty());
        Command.Take third = take(OTHER, 1, 2);

        List<Answer> answers = box.run(first, second, release, third);

        assertThat(answers.get(0)).isInstanceOfSatisfying(Answer.OfTake.class, answer -> held(answer.result()));
        assertThat(answers.get(1)).isEqualTo(new Answer.OfTake(new SeatsTaken(seats(2))));
        assertThat(answers.get(3)).isInstanceOfSatisfying(Answer.OfTake.class, answer -> held(answer.result()));
        assertThat(box.claim(terms, 2)).extracting(Claim::hold).isEqualTo(third.hold());
    }

    @Test
    void givesReasonsInAFixedOrder() {
        Command.Take first = take(FAN, 1, 2, 3, 4);
        held(first);
        held(take(OTHER, 5));

        var reused = Box.take(terms, first.hold(), FAN, 99);
        assertThat(box.hold(reused)).as("the id before anything else").isEqualTo(new IdReused());
        assertThat(box.hold(take(FAN, 5, 39, 40)))
                .as("unknown before taken")
                .isEqualTo(new UnknownSeats(seats(39, 40)));
        assertThat(box.hold(take(FAN, 5))).as("taken before the limit").isEqualTo(new SeatsTaken(seats(5)));
        assertThat(box.hold(take(FAN, 6))).isEqualTo(new LimitReached(4, 4));
        box.now = terms.salesUntil();
        assertThat(box.hold(take(FAN, 39))).as("closed before unknown").isEqualTo(new SalesClosed());
        assertThat(box.hold(reused)).isEqualTo(new IdReused());
    }

    @Test
    void sellsNothingOfAPerformanceThatIsGone() {
        Command.Take before = take(FAN, 1);
        held(before);
        box.terms.clear();

        assertThat(box.hold(take(FAN, 2))).isEqualTo(new HoldResult.UnknownPerformance());
        held(before);
    }

    @Test
    void opensAndClosesTheSaleToTheMoment() {
        box.now = NOW.minus(MOMENT);
        assertThat(box.hold(take(FAN, 1))).isEqualTo(new SalesClosed());
        box.now = NOW;
        held(take(FAN, 1));
        box.now = terms.salesUntil().minus(MOMENT);
        held(take(FAN, 2));
        box.now = terms.salesUntil();
        assertThat(box.hold(take(FAN, 3))).isEqualTo(new SalesClosed());
    }

    @Test
    void decidesNothingFromTheMomentOnByWhichItWasWanted() {
        Instant end = NOW.plusSeconds(20);
        Command.Take take = by(end, take(FAN, 1));
        box.now = end.minus(MOMENT);
        held(take);
        box.now = end;

        assertThat(box.hold(by(end, take(FAN, 2)))).isEqualTo(new HoldResult.NotInTime());
        assertThat(box.hold(take)).as("what was held in time").isInstanceOf(Held.class);
    }

    private static Command.Take by(Instant end, Command.Take take) {
        HoldSeats asked = take.asked();
        return Command.Take.byFan(
                new HoldSeats(asked.id(), asked.performance(), asked.account(), asked.wish(), Optional.of(end)),
                take.seats());
    }

    @Test
    void repeatsTheAnswerOfTheSameWishAlsoInOneBatch() {
        Command.Take take = take(FAN, 1);

        List<Answer> answers = box.run(take, take);

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(box.hold(take)).isEqualTo(((Answer.OfTake) answers.get(0)).result());
        assertThat(box.holds).hasSize(1);
        assertThat(box.history).hasSize(1);
    }

    @Test
    void givesSeatsOfAHoldWhoseTimeIsOverToWhoeverAsks() {
        Command.Take loser = take(FAN, 1, 2);
        held(loser);
        box.pass(ATerms.HOLD_TIME.minus(MOMENT));
        assertThat(box.hold(take(OTHER, 2))).isEqualTo(new SeatsTaken(seats(2)));
        box.pass(MOMENT);

        Command.Take winner = take(OTHER, 2);
        held(winner);

        assertThat(box.get(loser.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        assertThat(box.claim(terms, 1)).as("the other seat of the same hold").isNull();
        assertThat(box.claim(terms, 2)).extracting(Claim::hold).isEqualTo(winner.hold());
        box.run(new Command.Expire(loser.hold(), terms.id()));
        assertThat(box.claim(terms, 2)).extracting(Claim::hold).isEqualTo(winner.hold());
    }

    @Test
    void doesNotCountForTheLimitWhatIsOver() {
        held(take(FAN, 1, 2, 3, 4));
        box.pass(ATerms.HOLD_TIME);

        held(take(FAN, 4, 5, 6, 7));
        assertThat(box.hold(take(FAN, 8))).isEqualTo(new LimitReached(4, 4));
    }

    @Test
    void extendsATimeOnceForAPayment() {
        Command.Take take = take(FAN, 1);
        held(take);
        box.pass(ATerms.HOLD_TIME.minusSeconds(1));

        move(take, Step.CHECKOUT);
        Instant extended = box.now.plus(Box.GRACE.checkout());
        assertThat(box.get(take.hold()).until()).isEqualTo(extended);
        assertThat(box.claim(terms, 1)).extracting(Claim::until).isEqualTo(extended);
        box.pass(Duration.ofSeconds(60));
        move(take, Step.DECLINE);
        move(take, Step.CHECKOUT);
        assertThat(box.get(take.hold()).until()).as("not a second time").isEqualTo(extended);
    }

    @Test
    void leavesADeclinedHoldTheRestOfItsTime() {
        Command.Take take = take(FAN, 1);
        held(take);
        Instant until = box.get(take.hold()).until();
        move(take, Step.CAPTURE);
        box.pass(Duration.ofSeconds(10));

        move(take, Step.DECLINE);

        assertThat(box.get(take.hold()).until()).isEqualTo(until);
        assertThat(box.claim(terms, 1)).extracting(Claim::until).isEqualTo(until);
    }

    @Test
    void leavesTheTimeToPayInAnotherWayWhenADeclineComesTooLateButOnlyOnce() {
        Command.Take take = take(FAN, 1);
        held(take);
        move(take, Step.CAPTURE);
        box.pass(Duration.ofMinutes(10));

        move(take, Step.DECLINE);
        assertThat(box.get(take.hold()).until()).isEqualTo(box.now.plus(Box.GRACE.declined()));
        move(take, Step.CAPTURE);
        box.pass(Duration.ofMinutes(10));
        assertThat(move(take, Step.DECLINE)).isEqualTo(new MoveResult.Gone());
        assertThat(box.get(take.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        held(Box.take(terms, next(), OTHER, 1));
    }

    @Test
    void neverTakesAwayWhatMoneyIsBeingTakenFor() {
        Command.Take take = take(FAN, 1);
        held(take);
        move(take, Step.CAPTURE);
        box.pass(Duration.ofMinutes(30));

        assertThat(box.hold(take(OTHER, 1))).isEqualTo(new SeatsTaken(seats(1)));
        box.run(new Command.Expire(take.hold(), terms.id()));
        assertThat(move(take, Step.CONFIRM)).isInstanceOf(MoveResult.Moved.class);
    }

    @Test
    void refusesToTakeMoneyForWhatIsOver() {
        Command.Take take = take(FAN, 1);
        held(take);
        box.pass(ATerms.HOLD_TIME);

        assertThat(move(take, Step.CAPTURE)).isEqualTo(new MoveResult.Gone());
        assertThat(box.get(take.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
    }

    @Test
    void confirmsALostHoldWhoseSeatsAreFree() {
        Command.Take take = take(FAN, 1, 2);
        held(take);
        box.pass(ATerms.HOLD_TIME);

        assertThat(move(take, Step.CONFIRM)).isInstanceOf(MoveResult.Moved.class);
        assertThat(box.claim(terms, 2)).extracting(Claim::state).isEqualTo(ClaimState.SOLD);
    }

    @Test
    void confirmsALostHoldOverOneThatIsOverItself() {
        Command.Take lost = take(FAN, 1, 2);
        held(lost);
        box.pass(ATerms.HOLD_TIME);
        Command.Take next = take(OTHER, 2, 3);
        held(next);
        box.pass(ATerms.HOLD_TIME);

        assertThat(move(lost, Step.CONFIRM)).isInstanceOf(MoveResult.Moved.class);
        assertThat(box.get(next.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
        assertThat(box.claim(terms, 3)).isNull();
    }

    @Test
    void sendsTheMoneyBackWhenAnySeatOfALostHoldIsSomebodyElses() {
        Command.Take lost = take(FAN, 1, 2);
        held(lost);
        box.pass(ATerms.HOLD_TIME);
        held(take(OTHER, 2));

        assertThat(move(lost, Step.CONFIRM)).isEqualTo(new MoveResult.Gone());
        assertThat(box.claim(terms, 1)).isNull();
    }

    @Test
    void knowsNothingOfSomebodyElsesHold() {
        Command.Take take = take(FAN, 1);
        held(take);

        assertThat(box.move(new Command.Move(take.hold(), terms.id(), OTHER, Step.RELEASE, Optional.empty())))
                .isEqualTo(new MoveResult.Unknown());
        assertThat(box.move(new Command.Move(next(), terms.id(), FAN, Step.RELEASE, Optional.empty())))
                .isEqualTo(new MoveResult.Unknown());
    }

    private Command.Take take(AccountId fan, int... seats) {
        return Box.take(terms, next(), fan, seats);
    }

    private HoldId next() {
        return new HoldId(new UUID(9, ++ids));
    }

    private Held held(Command.Take take) {
        return held(box.hold(take));
    }

    private static Held held(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return (Held) result;
    }

    private MoveResult move(Command.Take take, Step step) {
        return box.move(new Command.Move(
                take.hold(),
                terms.id(),
                take.account(),
                step,
                step.ofCapture() ? Optional.of(CAPTURE) : Optional.empty()));
    }

    private static Set<SeatNo> seats(int... seats) {
        return Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toSet());
    }
}
