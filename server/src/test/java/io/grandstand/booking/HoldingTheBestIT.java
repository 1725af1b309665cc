package io.grandstand.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HoldResult.Busy;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldResult.IdReused;
import io.grandstand.booking.HoldResult.LimitReached;
import io.grandstand.booking.HoldResult.NotSoMany;
import io.grandstand.booking.HoldResult.NotTogether;
import io.grandstand.booking.HoldResult.SalesClosed;
import io.grandstand.booking.HoldResult.UnknownCategory;
import io.grandstand.booking.HoldResult.UnknownPerformance;
import io.grandstand.booking.HoldResult.UnknownSection;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GrandstandTest
class HoldingTheBestIT {

    @Autowired
    SeatHolds holds;

    @Autowired
    OnSale onSale;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Test
    void holdsTheMiddleOfTheFrontRow() {
        var concert = onSale.aPerformance().open();

        assertThat(seats(holds.hold(best(concert, 2)))).containsExactly(4, 5);
        assertThat(seats(holds.hold(best(concert, 2)))).containsExactly(14, 15);
    }

    @Test
    void givesTheSameAnswerAgainAndRefusesAnotherWishOfTheSameId() {
        var concert = onSale.aPerformance().open();
        var fan = Fan.any();
        var id = new HoldId(UUID.randomUUID());
        HoldResult first = holds.hold(fan.wantsBest(id, concert, 2, true));

        assertThat(holds.hold(fan.wantsBest(id, concert, 2, true))).isEqualTo(first);
        assertThat(holds.hold(fan.wantsBest(id, concert, 3, true))).isEqualTo(new IdReused());
        assertThat(holds.hold(fan.wantsBest(id, concert, 2, false))).isEqualTo(new IdReused());
        assertThat(holds.hold(fan.wants(id, concert, 4, 5))).isEqualTo(new IdReused());
        assertThat(holds.hold(Fan.any().wantsBest(id, concert, 2, true))).isEqualTo(new IdReused());
        var named = fan.wants(concert, 20, 21);
        assertThat(holds.hold(named)).isInstanceOf(Held.class);
        assertThat(holds.hold(fan.wantsBest(named.id(), concert, 2, true))).isEqualTo(new IdReused());
    }

    @Test
    void givesTheSameAnswerAgainWhenNothingIsLeft() {
        var concert = onSale.aPerformance().seats(1, 4).open();
        var wish = best(concert, 4);
        HoldResult first = holds.hold(wish);

        assertThat(first).isInstanceOf(Held.class);
        assertThat(holds.hold(wish)).isEqualTo(first);
        assertThat(holds.hold(best(concert, 1))).isEqualTo(new NotTogether(0));
    }

    @Test
    void makesOneHoldOfTheSameWishTwentyTimesAtOnce() throws Exception {
        var concert = onSale.aPerformance().open();
        var wish = best(concert, 3);

        List<HoldResult> results =
                together(IntStream.range(0, 20).mapToObj(_ -> wish).toList());

        assertThat(results).containsOnly(results.getFirst());
        assertThat(results.getFirst()).isInstanceOf(Held.class);
        assertThat(claimed(concert.performance())).isEqualTo(3);
    }

    @Test
    void seats200FansTogetherAndNobodyTwice() throws Exception {
        var concert = onSale.aPerformance().seats(25, 20).open();

        List<HoldResult> results =
                together(IntStream.range(0, 200).mapToObj(_ -> best(concert, 2)).toList());

        assertThat(results).allMatch(Held.class::isInstance);
        var taken = new HashSet<Integer>();
        for (HoldResult result : results) {
            List<Integer> pair = seats(result);
            assertThat(pair.get(1)).isEqualTo(pair.get(0) + 1);
            assertThat(pair.get(0) / 20).as("one row").isEqualTo(pair.get(1) / 20);
            assertThat(taken.addAll(pair)).isTrue();
        }
        assertThat(taken).hasSize(400);
        assertThat(claimed(concert.performance())).isEqualTo(400);
    }

    @Test
    void tellsTheTruthToEveryoneWhenACrowdWantsMoreThanThereIs() throws Exception {
        var concert = onSale.aPerformance().seats(2, 10).open();

        List<HoldResult> results =
                together(IntStream.range(0, 40).mapToObj(_ -> best(concert, 3)).toList());

        // A row of ten has room for three groups, or for two where they stand badly.
        assertThat(results).filteredOn(Held.class::isInstance).hasSizeBetween(4, 6);
        assertThat(results).filteredOn(result -> !(result instanceof Held)).allSatisfy(result -> assertThat(result)
                .isInstanceOf(NotTogether.class));
    }

    @Test
    void choosesAgainWhatThisProcessDidNotKnowToBeTaken() {
        var concert = onSale.aPerformance().open();
        assertThat(seats(holds.hold(best(concert, 2)))).containsExactly(4, 5);
        takeElsewhere(concert.performance(), IntStream.of(14, 15, 2, 7).toArray());

        assertThat(seats(holds.hold(best(concert, 2))))
                .doesNotContain(14, 15, 2, 7)
                .hasSize(2);
    }

    @Test
    void isBusyWhereOthersAreAlwaysFaster() {
        var concert = onSale.aPerformance().seats(4, 10).open();
        assertThat(seats(holds.hold(best(concert, 2)))).hasSize(2);
        takeElsewhere(
                concert.performance(),
                IntStream.range(0, 40).filter(seat -> seat != 4 && seat != 5).toArray());

        assertThat(holds.hold(best(concert, 2))).isInstanceOf(Busy.class);
    }

    @Test
    void refusesWhatCannotBe() {
        var concert = onSale.aPerformance().seats(2, 5).ticketsMax(4).open();
        var closed = onSale.aPerformance().salesClosed().open();
        var front = onSale.aPerformance().frontOnly().open();

        assertThat(holds.hold(best(concert, 6))).isEqualTo(new NotTogether(5));
        assertThat(holds.hold(wish(concert, new Wish.Best(11, none(), none(), false))))
                .isEqualTo(new NotSoMany(10));
        assertThat(holds.hold(best(concert, 5))).isEqualTo(new LimitReached(4, 0));
        assertThat(holds.hold(wish(concert, new Wish.Best(1, Optional.of(1), none(), true))))
                .isEqualTo(new UnknownSection(1));
        assertThat(holds.hold(wish(concert, new Wish.Best(1, none(), Optional.of(2), true))))
                .isEqualTo(new UnknownCategory(2));
        assertThat(holds.hold(wish(front, new Wish.Best(1, none(), Optional.of(1), true))))
                .isEqualTo(new UnknownCategory(1));
        assertThat(holds.hold(wish(closed, new Wish.Best(1, Optional.of(9), none(), true))))
                .isEqualTo(new SalesClosed());
        assertThat(holds.hold(new HoldSeats(
                        new HoldId(UUID.randomUUID()),
                        new PerformanceId(Long.MAX_VALUE),
                        Fan.any().account(),
                        new Wish.Best(1, none(), none(), true))))
                .isEqualTo(new UnknownPerformance());
    }

    @Test
    void promisesNothingAnyMoreOnceAWishWasRefused() {
        var concert = onSale.aPerformance().ticketsMax(1).open();
        assertThat(holds.hold(best(concert, 2))).isEqualTo(new LimitReached(1, 0));

        assertThat(seats(holds.hold(best(concert, 1)))).containsExactly(4);
    }

    @Test
    void countsWishesForTheBestByWhatTheyCameTo() {
        var concert = onSale.aPerformance().seats(1, 2).open();
        double held = counted("held");
        double refused = counted("not-enough-together");

        holds.hold(best(concert, 2));
        holds.hold(best(concert, 1));

        assertThat(counted("held")).isGreaterThan(held);
        assertThat(counted("not-enough-together")).isGreaterThan(refused);
    }

    private double counted(String outcome) {
        return meters.counter("grandstand.booking.holds", "wish", "best", "outcome", outcome)
                .count();
    }

    /** As another process would, before this one hears of it. */
    private void takeElsewhere(PerformanceId performance, int[] seats) {
        for (int seat : seats) {
            jdbc.sql("""
                            insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state, until)
                            values (?, ?, ?, ?, 1, clock_timestamp() + interval '5 minutes')""")
                    .param(performance.value())
                    .param(seat)
                    .param(UUID.randomUUID())
                    .param(UUID.randomUUID())
                    .update();
        }
    }

    private List<HoldResult> together(List<HoldSeats> wishes) throws Exception {
        var calls = new ArrayList<Callable<HoldResult>>();
        wishes.forEach(wish -> calls.add(() -> holds.hold(wish)));
        return Together.all(calls);
    }

    private long claimed(PerformanceId performance) {
        return jdbc.sql("select count(*) from booking.seat_claim where performance_id = ?")
                .param(performance.value())
                .query(Long.class)
                .single();
    }

    private static HoldSeats best(OnSale.Opened concert, int count) {
        return Fan.any().wantsBest(new HoldId(UUID.randomUUID()), concert, count, true);
    }

    private static HoldSeats wish(OnSale.Opened concert, Wish wish) {
        return Fan.any().wants(new HoldId(UUID.randomUUID()), concert, wish);
    }

    private static Optional<Integer> none() {
        return Optional.empty();
    }

    private static List<Integer> seats(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return ((Held) result)
                .hold().seats().stream().map(seat -> seat.seat().index()).toList();
    }
}
