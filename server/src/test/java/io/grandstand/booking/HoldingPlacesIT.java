package io.grandstand.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HoldResult.AreaFull;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldResult.LimitReached;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** General admission, on the database. */
@GrandstandTest
class HoldingPlacesIT {

    @Autowired
    SeatHolds holds;

    @Autowired
    SeatAvailability availability;

    @Autowired
    OnSale onSale;

    @Autowired
    JdbcClient jdbc;

    @Test
    void letsTenOf200FansHaveTheLastTenPlaces() throws Exception {
        var concert = onSale.aPerformance().standing(30).open();
        held(holds.hold(Fan.any().wantsPlaces(concert, 10)));
        held(holds.hold(Fan.any().wantsPlaces(concert, 10)));

        List<HoldResult> results = together(Stream.generate(() -> Fan.any().wantsPlaces(concert, 1))
                .limit(200)
                .toList());

        assertThat(results).filteredOn(Held.class::isInstance).hasSize(10);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Held))
                .hasSize(190)
                .containsOnly(new AreaFull(concert.area(), 0));
        assertThat(taken(concert)).isEqualTo(30);
        assertThat(claimed(concert)).isEqualTo(30);
    }

    @Test
    void neverHoldsPartOfWhatIsWanted() throws Exception {
        var concert = onSale.aPerformance().standing(20).open();

        List<HoldResult> results = together(IntStream.range(0, 50)
                .mapToObj(fan -> Fan.any().wantsPlaces(concert, 3, fan % 10, 10 + fan % 10))
                .toList());

        List<HoldView> winners = results.stream()
                .filter(Held.class::isInstance)
                .map(HoldingPlacesIT::held)
                .toList();
        assertThat(winners).hasSize(6).allSatisfy(hold -> {
            assertThat(hold.seats()).hasSize(2);
            assertThat(hold.area())
                    .hasValueSatisfying(area -> assertThat(area.places()).isEqualTo(3));
        });
        assertThat(taken(concert)).isEqualTo(18);
        assertThat(jdbc.sql("select count(*) from booking.seat_claim where performance_id = ?")
                        .param(concert.performance().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
    }

    @Test
    void keepsTheLimitExactWhenOneFanWantsTwentyHoldsAtOnce() throws Exception {
        var concert = onSale.aPerformance().standing(100).ticketsMax(6).open();
        var fan = Fan.any();
        held(holds.hold(fan.wants(concert, 0, 1)));

        List<HoldResult> results = together(
                Stream.generate(() -> fan.wantsPlaces(concert, 2)).limit(20).toList());

        assertThat(results).filteredOn(Held.class::isInstance).hasSize(2);
        assertThat(results).filteredOn(result -> !(result instanceof Held)).containsOnly(new LimitReached(6, 6));
        assertThat(holds.hold(fan.wants(concert, 5))).isEqualTo(new LimitReached(6, 6));
    }

    @Test
    void makesOneHoldOfTheSameWishTwentyTimesAtOnce() throws Exception {
        var concert = onSale.aPerformance().standing(100).open();
        var wish = Fan.any().wantsPlaces(concert, 3, 4);

        List<HoldResult> results =
                together(Stream.generate(() -> wish).limit(20).toList());

        assertThat(results).hasSize(20).containsOnly(results.getFirst());
        assertThat(taken(concert)).isEqualTo(3);
        assertThat(holds.find(wish.id())).contains(held(results.getFirst()));
    }

    @Test
    void movesPlacesAsItMovesSeats() {
        var concert = onSale.aPerformance().standing(10).open();
        var fan = Fan.any();
        var wish = fan.wantsPlaces(concert, 4, 1, 2);
        held(holds.hold(wish));
        assertThat(state(wish.id())).containsExactly(1, 1, 1);
        var declined = new CaptureId(UUID.randomUUID());
        var paid = new CaptureId(UUID.randomUUID());

        holds.checkout(wish.id(), fan.account());
        holds.capture(wish.id(), fan.account(), declined);
        assertThat(state(wish.id())).containsExactly(2, 2, 2);
        holds.declined(wish.id(), fan.account(), declined);
        assertThat(state(wish.id())).containsExactly(1, 1, 1);
        holds.capture(wish.id(), fan.account(), paid);
        holds.confirm(wish.id(), fan.account());
        assertThat(state(wish.id())).containsExactly(3, 3, 3);
        assertThat(taken(concert)).isEqualTo(4);
        holds.cancel(wish.id(), fan.account(), Kept.NOTHING);

        assertThat(state(wish.id())).isEmpty();
        assertThat(taken(concert)).isZero();
        held(holds.hold(Fan.any().wantsPlaces(concert, 10)));
    }

    @Test
    void choosesTheBestAmongSeatsAlone() {
        var concert = onSale.aPerformance().seats(1, 2).standing(50).open();
        var inTheArea = new Wish.Best(1, Optional.of(concert.area().section()), Optional.empty(), true);

        assertThat(holds.hold(Fan.any().wantsBest(new HoldId(UUID.randomUUID()), concert, 3, false)))
                .isEqualTo(new HoldResult.NotSoMany(2));
        assertThat(holds.hold(Fan.any().wants(new HoldId(UUID.randomUUID()), concert, inTheArea)))
                .isEqualTo(new HoldResult.NotTogether(0));
    }

    @Test
    void countsPlacesInWhatIsLeft() {
        var concert = onSale.aPerformance().standing(200).open();
        var other = onSale.aPerformance().standing(300).open();
        held(holds.hold(Fan.any().wantsPlaces(concert, 3, 1)));

        assertThat(availability.left(Set.of(concert.performance(), other.performance())))
                .isEqualTo(Map.of(concert.performance(), 246, other.performance(), 350));
        var whole = availability.snapshot(concert.performance()).orElseThrow();
        assertThat(whole.left()).isEqualTo(246);
        assertThat(whole.areas()).containsExactly(new AreaLeft(concert.area(), 197));
        held(holds.hold(Fan.any().wantsPlaces(concert, 2)));
        assertThat(availability.left(Set.of(concert.performance()))).containsEntry(concert.performance(), 244);
    }

    private List<HoldResult> together(List<HoldSeats> wishes) throws Exception {
        return Together.all(wishes.stream()
                .<Callable<HoldResult>>map(wish -> () -> holds.hold(wish))
                .toList());
    }

    private int taken(OnSale.Opened concert) {
        return jdbc.sql("select taken from booking.area where performance_id = ? and section_id = ?")
                .params(concert.performance().value(), concert.area().section())
                .query(Integer.class)
                .single();
    }

    private int claimed(OnSale.Opened concert) {
        return jdbc.sql("select sum(places) from booking.area_claim where performance_id = ?")
                .param(concert.performance().value())
                .query(Integer.class)
                .single();
    }

    /** Of its seats and its places. */
    private List<Integer> state(HoldId hold) {
        return jdbc.sql("""
                        select state from booking.seat_claim where hold_id = :hold
                        union all
                        select state from booking.area_claim where hold_id = :hold""")
                .param("hold", hold.value())
                .query((row, number) -> row.getInt("state"))
                .list();
    }

    private static HoldView held(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return ((Held) result).hold();
    }
}
