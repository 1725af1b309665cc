package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.CaptureId;
import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.AreaFull;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldResult.SeatsTaken;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Together;
import io.grandstand.catalog.SeatNo;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Deadlines without anything that sweeps. */
@GrandstandTest
class BookingWithoutJobsIT {

    private static @Nullable Future<?> stopped;

    @Autowired
    SeatHolds holds;

    @Autowired
    OnSale onSale;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ScheduledTaskHolder jobs;

    @Autowired
    TaskScheduler scheduler;

    @Autowired
    SweepingDueHolds sweep;

    @Autowired
    BookingSettings settings;

    /** Other tests share this process, and get the job back. */
    @BeforeEach
    void stopTheSweep() {
        if (stopped == null) {
            List<ScheduledTask> sweeps = jobs.getScheduledTasks().stream()
                    .filter(task -> task.toString().contains("SweepingDueHolds"))
                    .toList();
            assertThat(sweeps).hasSize(1);
            sweeps.forEach(task -> task.cancel(false));
        } else {
            stopped.cancel(false);
        }
    }

    @AfterEach
    void letItSweepAgain() {
        stopped =
                scheduler.scheduleWithFixedDelay(sweep::sweep, settings.sweep().every());
    }

    @Test
    void givesTheSeatOfAnExpiredHoldToTheNextFan() {
        var concert = onSale.aPerformance().open();
        var loser = Fan.any();
        var winner = Fan.any();
        HoldView lost = held(holds.hold(loser.wants(concert, 1, 2)));
        assertThat(holds.hold(winner.wants(concert, 2))).isEqualTo(new SeatsTaken(Set.of(new SeatNo(2))));

        pass(lost.id());

        assertThat(holds.find(lost.id())).map(HoldView::status).contains(HoldStatus.EXPIRED);
        HoldView won = held(holds.hold(winner.wants(concert, 2)));
        held(holds.hold(Fan.any().wants(concert, 1)));
        assertThat(holds.capture(lost.id(), loser.account(), new CaptureId(UUID.randomUUID())))
                .isEqualTo(new MoveResult.Gone());
        assertThat(owner(concert, 2)).contains(won.id());
        assertThat(history(lost.id())).containsExactly("HOLD HELD", "EXPIRE EXPIRED");
    }

    @Test
    void givesThePlacesOfExpiredHoldsToWhoeverAsks() throws Exception {
        var concert = onSale.aPerformance().standing(10).open();
        var losers = new ArrayList<HoldView>();
        for (int fan = 0; fan < 5; fan++) {
            losers.add(held(holds.hold(Fan.any().wantsPlaces(concert, 2, fan))));
        }
        assertThat(holds.hold(Fan.any().wantsPlaces(concert, 1))).isEqualTo(new AreaFull(concert.area(), 0));
        losers.forEach(lost -> pass(lost.id()));

        var wishes = new ArrayList<Callable<HoldResult>>();
        for (int fan = 0; fan < 200; fan++) {
            var wish = Fan.any().wantsPlaces(concert, 1);
            wishes.add(() -> holds.hold(wish));
        }
        List<HoldResult> results = Together.all(wishes);

        assertThat(results).filteredOn(Held.class::isInstance).hasSize(10);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Held))
                .containsOnly(new AreaFull(concert.area(), 0));
        assertThat(losers)
                .allSatisfy(lost -> assertThat(history(lost.id())).containsExactly("HOLD HELD", "EXPIRE EXPIRED"));
        assertThat(taken(concert)).isEqualTo(10);
    }

    @Test
    void leavesTheWinnerItsSeatWhenTheLosersDeadlinesPass() throws Exception {
        var concert = onSale.aPerformance().open();
        var wishes = new ArrayList<Callable<HoldResult>>();
        for (int fan = 0; fan < 200; fan++) {
            var wish = Fan.any().wants(concert, 7);
            wishes.add(() -> holds.hold(wish));
        }
        var before = Fan.any();
        HoldView lost = held(holds.hold(before.wants(concert, 7)));
        pass(lost.id());

        List<HoldView> winners = Together.all(wishes).stream()
                .filter(Held.class::isInstance)
                .map(BookingWithoutJobsIT::held)
                .toList();
        sweep.sweep();
        holds.release(lost.id(), before.account());

        assertThat(winners).hasSize(1);
        assertThat(owner(concert, 7)).contains(winners.getFirst().id());
        assertThat(holds.find(winners.getFirst().id())).map(HoldView::status).contains(HoldStatus.HELD);
    }

    @Test
    void neverTakesAwayAHoldThatIsBeingPaid() {
        var concert = onSale.aPerformance().open();
        var fan = Fan.any();
        HoldView paying = held(holds.hold(fan.wants(concert, 3)));
        holds.checkout(paying.id(), fan.account());
        holds.capture(paying.id(), fan.account(), new CaptureId(UUID.randomUUID()));
        jdbc.sql("update booking.hold set until = clock_timestamp() - interval '1 hour' where hold_id = ?")
                .param(paying.id().value())
                .update();

        sweep.sweep();
        assertThat(holds.hold(Fan.any().wants(concert, 3))).isEqualTo(new SeatsTaken(Set.of(new SeatNo(3))));
        assertThat(holds.release(paying.id(), fan.account())).isInstanceOf(MoveResult.Illegal.class);
        assertThat(holds.confirm(paying.id(), fan.account())).isInstanceOf(MoveResult.Moved.class);
        assertThat(holds.confirm(paying.id(), fan.account())).isInstanceOf(MoveResult.Moved.class);
        assertThat(history(paying.id()))
                .containsExactly("HOLD HELD", "CHECKOUT CHECKOUT", "CAPTURE CAPTURING", "CONFIRM CONFIRMED");
    }

    @Test
    void sweepsWhatIsDueAndNothingElse() {
        var concert = onSale.aPerformance().open();
        HoldView due = held(holds.hold(Fan.any().wants(concert, 1)));
        HoldView early = held(holds.hold(Fan.any().wants(concert, 2)));
        pass(due.id());

        sweep.sweep();

        assertThat(history(due.id())).containsExactly("HOLD HELD", "EXPIRE EXPIRED");
        assertThat(owner(concert, 2)).contains(early.id());
        assertThat(taken(concert)).isEqualTo(1);
    }

    /** Lets a hold's time be over: its deadline goes back, as the claims' do. */
    private void pass(HoldId hold) {
        for (String table : List.of("hold", "seat_claim", "area_claim")) {
            jdbc.sql("update booking." + table
                            + " set until = clock_timestamp() - interval '1 millisecond' where hold_id = ?")
                    .param(hold.value())
                    .update();
        }
    }

    private Optional<HoldId> owner(OnSale.Opened concert, int seat) {
        return jdbc.sql("select hold_id from booking.seat_claim where performance_id = ? and seat_no = ?")
                .params(concert.performance().value(), seat)
                .query(UUID.class)
                .optional()
                .map(HoldId::new);
    }

    private int taken(OnSale.Opened concert) {
        return jdbc.sql("select taken from booking.lane where performance_id = ?")
                .param(concert.performance().value())
                .query(Integer.class)
                .single();
    }

    private List<String> history(HoldId hold) {
        return jdbc.sql("select move || ' ' || to_status from booking.hold_history where hold_id = ? order by move_no")
                .param(hold.value())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private static HoldView held(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return ((Held) result).hold();
    }
}
