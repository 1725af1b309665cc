package io.grandstand.booking.domain;

import static io.grandstand.booking.ATerms.STANDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Kept;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Seats and places that a host gives away. */
class GiftTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AccountId GUEST = new AccountId(new UUID(3, 1));
    private static final AccountId FAN = new AccountId(new UUID(3, 2));

    private final PerformanceTerms terms =
            ATerms.of(1, 20).standing(5).ticketsMax(2).notForSale(2).openingAt(NOW);
    private final Box box = new Box(NOW, terms);
    private int ids;

    @Test
    void areSoldAtOnceAndForNothing() {
        HoldView hold = held(box.hold(gift(new Wish.Area(STANDING, 2), 1, 2)));

        assertThat(hold.status()).isEqualTo(HoldStatus.CONFIRMED);
        assertThat(hold.account()).isEqualTo(GUEST);
        assertThat(hold.total()).isEqualTo(Won.ZERO);
        assertThat(hold.seats()).extracting(HeldSeat::seat).containsExactly(new SeatNo(1), new SeatNo(2));
        assertThat(box.claim(terms, 1)).extracting(Claim::state).isEqualTo(ClaimState.SOLD);
        assertThat(box.left(terms, STANDING)).isEqualTo(3);
        assertThat(box.history)
                .singleElement()
                .isEqualTo(new Decision.Moved(
                        hold.id(), 1, terms.id(), "GIVE", null, HoldStatus.CONFIRMED, "given by the host", NOW));
        assertThat(box.hold(take(FAN, 2, 3))).isEqualTo(new HoldResult.SeatsTaken(Set.of(new SeatNo(2))));
    }

    @Test
    void countForNobodysLimitAndKnowNone() {
        box.hold(take(GUEST, 1, 2));
        assertThat(box.hold(gift(3, 4, 5))).as("beyond the limit").isInstanceOf(HoldResult.Held.class);
        assertThat(box.hold(take(GUEST, 6))).isEqualTo(new HoldResult.LimitReached(2, 2));

        box.hold(gift(new Wish.Area(STANDING, 3), 7));
        assertThat(box.hold(take(terms.host(), 8, 9))).isInstanceOf(HoldResult.Held.class);
    }

    @Test
    void countForNoLimitWhenSomeOfItComesBackInTheSameBatch() {
        Command.Take gift = gift(new Wish.Area(STANDING, 3), 1);
        box.hold(gift);
        box.hold(take(GUEST, 2));

        List<Answer> answers = box.run(cancel(gift, new Kept(Set.of(), 1)), take(GUEST, 3), take(GUEST, 4));

        assertThat(((Answer.OfTake) answers.get(1)).result()).isInstanceOf(HoldResult.Held.class);
        assertThat(((Answer.OfTake) answers.get(2)).result()).isEqualTo(new HoldResult.LimitReached(2, 2));
    }

    @Test
    void mayBeWhatTheHostKeepsFromSale() {
        Command.Block press = block("press", 1, 2);
        Command.Block guests = block("guests", 3);
        box.run(press, guests);
        Command.Take gift = gift(2, 3, 4);

        assertThat(box.hold(gift)).isInstanceOf(HoldResult.Held.class);

        assertThat(box.claim(terms, 1)).extracting(Claim::state).isEqualTo(ClaimState.BLOCKED);
        assertThat(box.claim(terms, 2)).extracting(Claim::hold).isEqualTo(gift.hold());
        assertThat(box.house.subList(2, 4))
                .containsExactly(given(gift, press.hold(), 2), given(gift, guests.hold(), 3));
    }

    @Test
    void areKeptFromSaleAgainOnceTheyComeBackIfTheyWereBefore() {
        Command.Block press = block("press", 1, 2);
        box.run(press);
        Command.Take gift = gift(1, 2, 3);
        box.hold(gift);
        var house = new HouseShare(press.hold(), terms.host(), "press", List.of(new SeatNo(1), new SeatNo(2)));

        assertThat(back(gift, kept(2, 3), house)).isInstanceOf(MoveResult.Moved.class);
        assertThat(box.claim(terms, 1)).extracting(Claim::hold).isEqualTo(press.hold());
        assertThat(box.claim(terms, 2)).extracting(Claim::state).isEqualTo(ClaimState.SOLD);
        back(gift, kept(), house);
        back(gift, kept(), house);

        assertThat(box.claim(terms, 2)).extracting(Claim::state).isEqualTo(ClaimState.BLOCKED);
        assertThat(box.claim(terms, 3)).as("it was free before").isNull();
        assertThat(box.house)
                .extracting(HouseMove::kind)
                .containsExactly(HouseMove.Kind.BLOCK, HouseMove.Kind.GIVE, HouseMove.Kind.BLOCK, HouseMove.Kind.BLOCK);
        assertThat(box.hold(take(FAN, 2))).isInstanceOf(HoldResult.SeatsTaken.class);
        assertThat(box.hold(take(FAN, 3))).isInstanceOf(HoldResult.Held.class);
    }

    @Test
    void leaveAFanWhoWasFirstTheSeat() {
        Command.Take first = take(FAN, 1);

        List<Answer> answers = box.run(first, gift(1, 2));

        assertThat(((Answer.OfTake) answers.get(1)).result())
                .isEqualTo(new HoldResult.SeatsTaken(Set.of(new SeatNo(1))));
        box.pass(ATerms.HOLD_TIME);
        assertThat(box.hold(gift(1))).as("the fan's time is over").isInstanceOf(HoldResult.Held.class);
        assertThat(box.get(first.hold()).status()).isEqualTo(HoldStatus.EXPIRED);
    }

    @Test
    void areTheSameAgainUnderTheirId() {
        Command.Take gift = gift(1);
        box.hold(gift);

        assertThat(box.hold(gift)).isInstanceOf(HoldResult.Held.class);
        assertThat(box.history).hasSize(1);
        assertThat(box.hold(Box.take(terms, gift.hold(), GUEST, 1)))
                .as("not for a fan who says the same")
                .isEqualTo(new HoldResult.IdReused());
    }

    @Test
    void areNoMoreThanThereIs() {
        assertThat(box.hold(gift(new Wish.Area(STANDING, 6)))).isEqualTo(new HoldResult.AreaFull(STANDING, 5));
        assertThat(box.hold(gift(18, 99))).isInstanceOf(HoldResult.UnknownSeats.class);
        assertThat(box.hold(gift(new Wish.Area(new AreaNo(2), 1)))).isInstanceOf(HoldResult.UnknownArea.class);
        assertThat(box.claims).isEmpty();
    }

    @Test
    void needNoSaleButAPerformanceThatFansSeeAndThatIsAhead() {
        assertThat(giftOn(terms, NOW.minus(Duration.ofHours(1)).minusMillis(1)))
                .isEqualTo(new HoldResult.SalesClosed());
        assertThat(giftOn(terms, NOW.minus(Duration.ofHours(1)))).isInstanceOf(HoldResult.Held.class);
        assertThat(giftOn(terms, terms.salesUntil())).isInstanceOf(HoldResult.Held.class);
        assertThat(giftOn(terms, terms.startsAt())).isEqualTo(new HoldResult.SalesClosed());
    }

    @Test
    void areTheirHostsAlone() {
        var seats = seats(1);
        var wish = new HoldSeats(next(), terms.id(), GUEST, new Wish.Seats(seats));

        assertThat(box.hold(new Command.Take(wish, seats, Optional.of(FAN))))
                .isEqualTo(new HoldResult.UnknownPerformance());
    }

    private HoldResult giftOn(PerformanceTerms sale, Instant when) {
        return new Box(when, sale).hold(gift(1));
    }

    private Command.Take gift(int... seats) {
        return given(Box.take(terms, next(), GUEST, seats));
    }

    private Command.Take gift(Wish.Area area, int... seats) {
        return given(Box.take(terms, next(), GUEST, area, seats));
    }

    private Command.Take given(Command.Take take) {
        return new Command.Take(take.asked(), take.seats(), Optional.of(terms.host()));
    }

    private HouseMove given(Command.Take gift, HoldId before, int seat) {
        return new HouseMove(
                gift.hold(),
                terms.id(),
                terms.host(),
                HouseMove.Kind.GIVE,
                Optional.empty(),
                Optional.of(before),
                List.of(new SeatNo(seat)),
                NOW);
    }

    private Command.Take take(AccountId fan, int... seats) {
        return Box.take(terms, next(), fan, seats);
    }

    private Command.Block block(String reason, int... seats) {
        return new Command.Block(next(), terms.id(), terms.host(), seats(seats), reason);
    }

    private Command.Cancel cancel(Command.Take gift, Kept kept) {
        return new Command.Cancel(gift.hold(), terms.id(), GUEST, kept, List.of());
    }

    private MoveResult back(Command.Take gift, Kept kept, HouseShare house) {
        var command = new Command.Cancel(gift.hold(), terms.id(), GUEST, kept, List.of(house));
        return ((Answer.OfMove) box.run(command).getFirst()).result();
    }

    private static Kept kept(Integer... seats) {
        return new Kept(Arrays.stream(seats).map(SeatNo::new).collect(Collectors.toSet()), 0);
    }

    private static HoldView held(HoldResult result) {
        assertThat(result).isInstanceOf(HoldResult.Held.class);
        return ((HoldResult.Held) result).hold();
    }

    private HoldId next() {
        return new HoldId(new UUID(9, ++ids));
    }

    private static SortedSet<SeatNo> seats(int... seats) {
        return Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
