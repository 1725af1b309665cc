package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseSeats;
import io.grandstand.booking.SeatHolds;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A host changes or deletes a performance in the moment in which its first seat is sold: one of them is first. */
@GrandstandTest
class SellingOnTheTermsThatStandIT {

    private static final long NEW_PRICE = 77_000;

    /** Connections that everything but the lanes' writers shares. */
    private static final int POOLED = 16;

    @Autowired
    SeatHolds holds;

    @Autowired
    OnSale onSale;

    @Autowired
    HostedPerformances hosted;

    @Autowired
    HouseSeats house;

    @Autowired
    LaneLock lane;

    private final List<Future<HostResult<PerformanceId>>> changes = new ArrayList<>();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void sendHome() {
        people.close();
    }

    @Test
    void sellsAtTheNewPriceToAFanWhoWaitedBehindTheHostsChange() throws Exception {
        var concert = begun();
        record Both(Future<HostResult<PerformanceId>> change, Future<HoldResult> hold) {}

        Both both = lane.whileHeld(concert.performance(), () -> {
            var change = changePrice(concert);
            lane.awaitWaiting(1);
            var hold = people.submit(() -> holds.hold(Fan.any().wants(concert, 1)));
            lane.awaitWaiting(2);
            return new Both(change, hold);
        });

        assertThat(both.change().get(20, TimeUnit.SECONDS)).isInstanceOf(HostResult.Done.class);
        assertThat(both.hold().get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.hold().total()).isEqualTo(new Won(NEW_PRICE)));
    }

    @Test
    void refusesTheHostsChangeBehindAFanWhoWasQuicker() throws Exception {
        var concert = begun();
        record Both(Future<HoldResult> hold, Future<HostResult<PerformanceId>> change) {}

        Both both = lane.whileHeld(concert.performance(), () -> {
            var hold = people.submit(() -> holds.hold(Fan.any().wants(concert, 1)));
            lane.awaitWaiting(1);
            var change = changePrice(concert);
            lane.awaitWaiting(2);
            return new Both(hold, change);
        });

        assertThat(both.hold().get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.hold().total()).isEqualTo(new Won(OnSale.FRONT_PRICE)));
        assertThat(both.change().get(20, TimeUnit.SECONDS)).isInstanceOf(HostResult.AlreadySold.class);
        assertThat(hosted.draft(concert.host(), concert.performance())
                        .orElseThrow()
                        .prices())
                .containsEntry(OnSale.FRONT, OnSale.FRONT_PRICE);
    }

    @Test
    void takesNoCategoryFromSaleOfWhichASeatWasBlockedWhileTheHostsChangeWaited() throws Exception {
        var concert = onSale.aPerformance().frontOnly().open();
        var wish = Fan.any().wants(concert, 0);
        assertThat(holds.hold(wish)).isInstanceOf(Held.class);
        holds.release(wish.id(), wish.account());
        var back = new TreeSet<>(Set.of(new SeatNo(49)));
        record All(
                Future<HostResult<PerformanceId>> onSale,
                Future<HouseResult> block,
                Future<HostResult<PerformanceId>> offSale) {}

        All all = lane.whileHeld(concert.performance(), () -> {
            var first = change(concert, Map.of(OnSale.FRONT, OnSale.FRONT_PRICE, OnSale.BACK, NEW_PRICE));
            lane.awaitWaiting(1);
            var blocking = people.submit(() -> house.block(concert.host(), concert.performance(), back, "press"));
            lane.awaitWaiting(2);
            var last = change(concert, Map.of(OnSale.FRONT, NEW_PRICE));
            lane.awaitWaiting(3);
            return new All(first, blocking, last);
        });

        assertThat(all.onSale().get(20, TimeUnit.SECONDS)).isInstanceOf(HostResult.Done.class);
        assertThat(all.block().get(20, TimeUnit.SECONDS)).isEqualTo(new HouseResult.Done(back, new TreeMap<>()));
        assertThat(all.offSale().get(20, TimeUnit.SECONDS)).isInstanceOf(HostResult.Faulty.class);
    }

    @Test
    void sellsNothingOfAPerformanceThatWasDeletedWhileAFanWaited() throws Exception {
        var concert = begun();

        Future<HoldResult> hold = lane.whileHeld(concert.performance(), () -> {
            people.execute(() -> hosted.delete(concert.host(), concert.performance()));
            lane.awaitWaiting(1);
            var waiting = people.submit(() -> holds.hold(Fan.any().wants(concert, 1)));
            lane.awaitWaiting(2);
            return waiting;
        });

        assertThat(hold.get(20, TimeUnit.SECONDS)).isInstanceOf(HoldResult.UnknownPerformance.class);
    }

    @Test
    void sellsWhileHostsThatWaitForTheLaneHaveEveryOtherConnection() throws Exception {
        var concert = begun();

        Future<HoldResult> hold = lane.whileHeld(concert.performance(), () -> {
            var waiting = people.submit(() -> holds.hold(Fan.any().wants(concert, 1)));
            lane.awaitWaiting(1);
            for (int change = 0; change < 2 * POOLED; change++) {
                changes.add(changePrice(concert));
            }
            lane.awaitWaiting(POOLED - 2);
            return waiting;
        });

        assertThat(hold.get(20, TimeUnit.SECONDS)).isInstanceOf(Held.class);
        for (Future<HostResult<PerformanceId>> change : changes) {
            await().until(change::isDone);
        }
    }

    /** With a lane, as a performance has of which something was held before. */
    private OnSale.Opened begun() {
        var concert = onSale.aPerformance().open();
        var wish = Fan.any().wants(concert, 0);
        assertThat(holds.hold(wish)).isInstanceOf(Held.class);
        holds.release(wish.id(), wish.account());
        return concert;
    }

    private Future<HostResult<PerformanceId>> changePrice(OnSale.Opened concert) {
        return change(concert, Map.of(OnSale.FRONT, NEW_PRICE, OnSale.BACK, NEW_PRICE));
    }

    private Future<HostResult<PerformanceId>> change(OnSale.Opened concert, Map<String, Long> prices) {
        PerformanceDraft now =
                hosted.draft(concert.host(), concert.performance()).orElseThrow();
        var wanted = new PerformanceDraft(
                now.show(),
                now.venue(),
                now.startsAt(),
                now.visibleFrom(),
                now.salesFrom(),
                now.salesUntil(),
                prices,
                now.ticketsMaxPerFan(),
                now.holdSeconds(),
                now.moreSeconds(),
                now.noOrphanSeats(),
                now.waitingRoom(),
                now.cancellation());
        return people.submit(() -> hosted.change(concert.host(), concert.performance(), wanted));
    }
}
