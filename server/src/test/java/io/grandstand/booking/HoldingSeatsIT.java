package io.grandstand.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldResult.IdReused;
import io.grandstand.booking.HoldResult.LimitReached;
import io.grandstand.booking.HoldResult.SalesClosed;
import io.grandstand.booking.HoldResult.SeatsTaken;
import io.grandstand.booking.HoldResult.UnknownPerformance;
import io.grandstand.booking.HoldResult.UnknownSeats;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GrandstandTest
class HoldingSeatsIT {

    @Autowired
    SeatHolds holds;

    @Autowired
    OnSale onSale;

    @Autowired
    JdbcClient jdbc;

    @Test
    void holdsSeatsAtTheirPrices() {
        var concert = onSale.aPerformance().open();
        var fan = Fan.any();

        HoldView hold = held(holds.hold(fan.wants(concert, 0, 49)));

        assertThat(hold.status()).isEqualTo(HoldStatus.HELD);
        assertThat(hold.seats())
                .containsExactly(
                        new HeldSeat(new SeatNo(0), label(concert, 0), new Won(OnSale.FRONT_PRICE)),
                        new HeldSeat(new SeatNo(49), label(concert, 49), new Won(OnSale.BACK_PRICE)));
        assertThat(holds.find(hold.id())).contains(hold);
    }

    @Test
    void letsOneOf200FansHaveASeatAndTellsTheOthersWhich() throws Exception {
        var concert = onSale.aPerformance().open();

        List<HoldResult> results = together(
                Stream.generate(() -> Fan.any().wants(concert, 7)).limit(200).toList());

        assertThat(results).filteredOn(Held.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Held))
                .hasSize(199)
                .containsOnly(new SeatsTaken(Set.of(new SeatNo(7))));
        assertThat(claims(concert.performance())).hasSize(1);
    }

    @Test
    void neverHoldsPartOfAGroup() throws Exception {
        var concert = onSale.aPerformance().open();

        List<HoldResult> results = together(IntStream.range(0, 50)
                .mapToObj(seat -> Fan.any().wants(concert, seat, (seat + 1) % 50, (seat + 2) % 50))
                .toList());

        var owners = new HashMap<SeatNo, HoldId>();
        results.stream()
                .filter(Held.class::isInstance)
                .map(HoldingSeatsIT::held)
                .forEach(hold -> {
                    assertThat(hold.seats()).hasSize(3);
                    hold.seats().forEach(seat -> assertThat(owners.put(seat.seat(), hold.id()))
                            .isNull());
                });
        assertThat(owners).isNotEmpty();
        assertThat(claims(concert.performance())).isEqualTo(owners);
    }

    @Test
    void makesOneHoldOfTheSameWishTwentyTimesAtOnce() throws Exception {
        var concert = onSale.aPerformance().open();
        var wish = Fan.any().wants(concert, 3, 4);

        List<HoldResult> results =
                together(Stream.generate(() -> wish).limit(20).toList());

        assertThat(results).hasSize(20).containsOnly(results.getFirst());
        assertThat(held(results.getFirst()).seats()).hasSize(2);
        assertThat(claims(concert.performance())).hasSize(2);
    }

    @Test
    void refusesAnIdThatStandsForSomethingElse() {
        var concert = onSale.aPerformance().open();
        var other = onSale.aPerformance().open();
        var fan = Fan.any();
        var id = new HoldId(UUID.randomUUID());
        held(holds.hold(fan.wants(id, concert, 1)));

        assertThat(holds.hold(fan.wants(id, concert, 2))).isEqualTo(new IdReused());
        assertThat(holds.hold(fan.wants(id, concert, 1, 2))).isEqualTo(new IdReused());
        assertThat(holds.hold(Fan.any().wants(id, concert, 1))).isEqualTo(new IdReused());
        assertThat(holds.hold(fan.wants(id, other, 1))).isEqualTo(new IdReused());
    }

    @Test
    void keepsTheLimitExactWhenOneFanWantsTwentyHoldsAtOnce() throws Exception {
        var concert = onSale.aPerformance().ticketsMax(4).open();
        var fan = Fan.any();

        List<HoldResult> results = together(IntStream.range(0, 20)
                .mapToObj(seat -> fan.wants(concert, seat))
                .toList());

        assertThat(results).filteredOn(Held.class::isInstance).hasSize(4);
        assertThat(results).filteredOn(result -> !(result instanceof Held)).containsOnly(new LimitReached(4, 4));
    }

    @Test
    void countsBoughtSeatsForTheLimitAndFreedOnesNot() {
        var concert = onSale.aPerformance().ticketsMax(2).open();
        var fan = Fan.any();
        HoldView bought = held(holds.hold(fan.wants(concert, 0)));
        holds.capture(bought.id(), fan.account(), new CaptureId(UUID.randomUUID()));
        holds.confirm(bought.id(), fan.account());
        HoldView second = held(holds.hold(fan.wants(concert, 1)));

        assertThat(holds.hold(fan.wants(concert, 2))).isEqualTo(new LimitReached(2, 2));
        holds.release(second.id(), fan.account());
        held(holds.hold(fan.wants(concert, 2)));
    }

    @Test
    void saysWhyNot() {
        var closed = onSale.aPerformance().salesClosed().open();
        var half = onSale.aPerformance().frontOnly().open();
        var fan = Fan.any();

        assertThat(holds.hold(fan.wants(closed, 1))).isEqualTo(new SalesClosed());
        assertThat(holds.hold(fan.wants(half, 1, 49, 50)))
                .isEqualTo(new UnknownSeats(Set.of(new SeatNo(49), new SeatNo(50))));
        var nowhere = new HoldSeats(
                new HoldId(UUID.randomUUID()),
                new PerformanceId(Long.MAX_VALUE),
                fan.account(),
                new Wish.Seats(new TreeSet<>(Set.of(new SeatNo(0)))));
        assertThat(holds.hold(nowhere)).isEqualTo(new UnknownPerformance());
    }

    private List<HoldResult> together(List<HoldSeats> wishes) throws Exception {
        var calls = new ArrayList<Callable<HoldResult>>();
        wishes.forEach(wish -> calls.add(() -> holds.hold(wish)));
        return Together.all(calls);
    }

    private static HoldView held(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return ((Held) result).hold();
    }

    private static String label(OnSale.Opened opened, int seat) {
        return opened.plan().seat(new SeatNo(seat)).label();
    }

    private Map<SeatNo, HoldId> claims(PerformanceId performance) {
        var claims = new HashMap<SeatNo, HoldId>();
        jdbc.sql("select seat_no, hold_id from booking.seat_claim where performance_id = ?")
                .param(performance.value())
                .query(row -> {
                    claims.put(new SeatNo(row.getInt(1)), new HoldId(row.getObject(2, UUID.class)));
                });
        return claims;
    }
}
