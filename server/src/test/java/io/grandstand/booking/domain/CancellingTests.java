package io.grandstand.booking.domain;

import static io.grandstand.booking.ATerms.STANDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Kept;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Giving back what was bought, all of it or some. */
class CancellingTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AccountId FAN = new AccountId(new UUID(0, 1));
    private static final AccountId OTHER = new AccountId(new UUID(0, 2));

    private final PerformanceTerms terms =
            ATerms.of(1, 10).standing(5).ticketsMax(4).openingAt(NOW);
    private final Box box = new Box(NOW, terms);
    private int ids;

    @Test
    void freesWhatIsNotKeptForWhoeverAsks() {
        Command.Take bought = bought(1, 2, 3);

        HoldView left = cancelled(bought, kept(0, 2));

        assertThat(left.seats()).extracting(HeldSeat::seat).containsExactly(new SeatNo(2));
        assertThat(left.status()).isEqualTo(HoldStatus.CONFIRMED);
        assertThat(box.claim(terms, 1)).isNull();
        assertThat(box.claim(terms, 2)).isNotNull();
        assertThat(box.hold(Box.take(terms, next(), OTHER, 1, 3))).isInstanceOf(HoldResult.Held.class);
        assertThat(box.hold(Box.take(terms, next(), OTHER, 2))).isInstanceOf(HoldResult.SeatsTaken.class);
    }

    @Test
    void freesPlacesAndSeatsTogether() {
        Command.Take bought = boughtPlaces(3, 5);
        assertThat(left()).isEqualTo(2);

        HoldView kept = cancelled(bought, kept(1));

        assertThat(kept.seats()).isEmpty();
        assertThat(kept.area().orElseThrow().places()).isOne();
        assertThat(left()).isEqualTo(4);
        assertThat(box.claim(terms, 5)).isNull();
    }

    @Test
    void keepsTheSeatOfWhomNoPlaceIsLeft() {
        Command.Take bought = boughtPlaces(3, 5);

        HoldView kept = cancelled(bought, kept(0, 5));

        assertThat(kept.area()).isEmpty();
        assertThat(left()).isEqualTo(5);
        assertThat(box.places).isEmpty();
        assertThat(cancelled(bought, Kept.NOTHING).status()).isEqualTo(HoldStatus.RELEASED);
    }

    @Test
    void isReleasedWhereNothingIsKept() {
        Command.Take bought = bought(1, 2);

        assertThat(cancelled(bought, Kept.NOTHING).status()).isEqualTo(HoldStatus.RELEASED);
        assertThat(cancelled(bought, Kept.NOTHING).status()).isEqualTo(HoldStatus.RELEASED);
        assertThat(box.claims).isEmpty();
    }

    @Test
    void isTheSameAgainAndOutOfOrder() {
        Command.Take bought = boughtPlaces(2, 5, 6);
        cancelled(bought, kept(1, 5));
        int moves = box.get(bought.hold()).moves();

        cancelled(bought, kept(1, 5));
        cancelled(bought, kept(2, 5, 6));

        assertThat(box.get(bought.hold()).moves()).isEqualTo(moves);
        assertThat(box.claim(terms, 6)).isNull();
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void takesNothingFromWhoeverHasTheSeatByNow() {
        Command.Take bought = bought(1, 2);
        cancelled(bought, kept(0, 1));
        Command.Take next = buy(Box.take(terms, next(), OTHER, 2));

        cancelled(bought, Kept.NOTHING);

        assertThat(box.claim(terms, 2)).extracting(Claim::hold).isEqualTo(next.hold());
    }

    @Test
    void countsNoLongerForTheFansLimit() {
        Command.Take bought = boughtPlaces(2, 1, 2);
        assertThat(box.hold(Box.take(terms, next(), FAN, 3))).isInstanceOf(HoldResult.LimitReached.class);

        List<Answer> answers = box.run(
                cancel(bought, kept(1, 1)), Box.take(terms, next(), FAN, 3, 4), Box.take(terms, next(), FAN, 5));

        assertThat(((Answer.OfTake) answers.get(1)).result()).isInstanceOf(HoldResult.Held.class);
        assertThat(((Answer.OfTake) answers.get(2)).result()).isEqualTo(new HoldResult.LimitReached(4, 4));
    }

    @Test
    void isStillTheHoldThatWasWished() {
        Command.Take bought = boughtPlaces(3, 5);
        cancelled(bought, kept(1));

        assertThat(box.hold(bought)).isInstanceOf(HoldResult.Held.class);
        assertThat(box.hold(Box.take(terms, bought.hold(), FAN, new Wish.Area(STANDING, 1))))
                .isEqualTo(new HoldResult.IdReused());
    }

    @Test
    void isOnlyForItsFan() {
        Command.Take bought = bought(1);

        var theirs = new Command.Cancel(bought.hold(), terms.id(), OTHER, Kept.NOTHING, List.of());

        assertThat(((Answer.OfMove) box.run(theirs).getFirst()).result()).isEqualTo(new MoveResult.Unknown());
        assertThat(box.claim(terms, 1)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "CHECKOUT"})
    void isOnlyForWhatWasBought(HoldStatus status) {
        Command.Take take = Box.take(terms, next(), FAN, 1);
        box.hold(take);
        if (status == HoldStatus.CHECKOUT) {
            move(take, Step.CHECKOUT);
        }

        assertThat(((Answer.OfMove) box.run(cancel(take, Kept.NOTHING)).getFirst()).result())
                .isInstanceOf(MoveResult.Illegal.class);

        box.pass(ATerms.HOLD_TIME.multipliedBy(3));
        assertThat(((Answer.OfMove) box.run(cancel(take, Kept.NOTHING)).getFirst()).result())
                .isEqualTo(new MoveResult.Gone());
    }

    private Command.Take bought(int... seats) {
        return buy(Box.take(terms, next(), FAN, seats));
    }

    private Command.Take boughtPlaces(int places, int... seats) {
        return buy(Box.take(terms, next(), FAN, new Wish.Area(STANDING, places), seats));
    }

    private Command.Take buy(Command.Take take) {
        assertThat(box.hold(take)).isInstanceOf(HoldResult.Held.class);
        move(take, Step.CONFIRM);
        return take;
    }

    private void move(Command.Take take, Step step) {
        MoveResult moved = box.move(new Command.Move(take.hold(), terms.id(), take.account(), step, Optional.empty()));
        assertThat(moved).isInstanceOf(MoveResult.Moved.class);
    }

    private HoldView cancelled(Command.Take take, Kept kept) {
        MoveResult result = ((Answer.OfMove) box.run(cancel(take, kept)).getFirst()).result();
        assertThat(result).isInstanceOf(MoveResult.Moved.class);
        return ((MoveResult.Moved) result).hold();
    }

    private Command.Cancel cancel(Command.Take take, Kept kept) {
        return new Command.Cancel(take.hold(), terms.id(), take.account(), kept, List.of());
    }

    private static Kept kept(int places, int... seats) {
        return new Kept(Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toSet()), places);
    }

    private HoldId next() {
        return new HoldId(new UUID(9, ++ids));
    }

    private int left() {
        return box.left(terms, STANDING);
    }
}
