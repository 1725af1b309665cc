package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.Step;
import io.grandstand.catalog.SeatNo;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to a batch when something goes wrong with it. */
@GrandstandTest
class LanesIT {

    @Autowired
    SeatHolds holds;

    @Autowired
    OnSale onSale;

    @Autowired
    BatchRunner runner;

    @Autowired
    RetryAfter retryAfter;

    @Autowired
    BookingSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LaneLock lane;

    @Autowired
    InstantSource clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ExecutorService fans = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void sendHome() {
        fans.close();
    }

    @Test
    void refusesOnlyTheCommandThatBreaksItsBatch() throws Exception {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));
        // A claim without a hold, which only a hand in the database can make: the lane will not touch it.
        jdbc.sql("""
                        insert into booking.seat_claim
                        values (?, 5, gen_random_uuid(), gen_random_uuid(), 1, clock_timestamp() - interval '1 hour')""").param(concert.performance().value()).update();

        var others = new ArrayList<Future<HoldResult>>();
        Future<HoldResult> bad = lane.whileHeld(concert.performance(), () -> {
            for (int seat = 10; seat < 30; seat++) {
                others.add(hold(Fan.any().wants(concert, seat)));
            }
            Future<HoldResult> broken = hold(Fan.any().wants(concert, 5));
            for (int seat = 30; seat < 40; seat++) {
                others.add(hold(Fan.any().wants(concert, seat)));
            }
            return broken;
        });

        for (Future<HoldResult> other : others) {
            held(other.get(20, TimeUnit.SECONDS));
        }
        assertThatThrownBy(() -> bad.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        jdbc.sql("delete from booking.seat_claim where performance_id = ? and seat_no = 5")
                .param(concert.performance().value())
                .update();
    }

    @Test
    void decidesABatchAgainWhoseConnectionWasLost() throws Exception {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));

        Future<HoldResult> hold = lane.whileHeld(concert.performance(), () -> {
            Future<HoldResult> waiting = hold(Fan.any().wants(concert, 1));
            lane.awaitWaiting(1);
            endWritersConnections();
            return waiting;
        });

        var view = held(hold.get(20, TimeUnit.SECONDS));
        assertThat(jdbc.sql("select count(*) from booking.hold_history where hold_id = ?")
                        .param(view.hold().id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void leavesOutOfAFurtherAttemptWhoseCallersGaveUp() throws Exception {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));
        var patient = new Waiting(take(concert, 1));
        var gone = new Waiting(take(concert, 2));

        Future<?> run = lane.whileHeld(concert.performance(), () -> {
            Future<?> running = fans.submit(() -> runner.run(List.of(patient, gone)));
            lane.awaitWaiting(1);
            gone.answer().cancel(false);
            endWritersConnections();
            return running;
        });

        run.get(20, TimeUnit.SECONDS);
        assertThat(patient.answer().get()).isInstanceOf(Answer.OfTake.class);
        assertThat(holds.find(patient.command().hold())).isPresent();
        assertThat(holds.find(gone.command().hold())).isEmpty();
    }

    @Test
    void saysThatAnIdIsUsedWhichTwoWritersUseForTwoPerformancesAtOnce() throws Exception {
        var concert = onSale.aPerformance().open();
        var elsewhere = onSale.aPerformance().open();
        var like = held(holds.hold(Fan.any().wants(elsewhere, 49))).hold().id();
        held(holds.hold(Fan.any().wants(concert, 49)));
        HoldSeats wish = Fan.any().wants(concert, 1);

        Future<HoldResult> second =
                lane.whileBegunElsewhere(like, wish.id(), elsewhere.performance(), () -> hold(wish));

        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(new HoldResult.IdReused());
        assertThat(holds.seatsOf(wish.account(), concert.performance())).isEmpty();
        jdbc.sql("delete from booking.hold where hold_id = ?")
                .param(wish.id().value())
                .update();
    }

    @Test
    void keepsNobodyWaitingWhosePerformanceHasAnotherWriterThanTheOneThatIsLocked() throws Exception {
        var concert = onSale.aPerformance().open();
        var elsewhere = Stream.generate(() -> onSale.aPerformance().open())
                .limit(settings.writers().count() + 1)
                .filter(other -> writer(other) != writer(concert))
                .findFirst()
                .orElseThrow();
        held(holds.hold(Fan.any().wants(concert, 49)));

        Future<HoldResult> late = lane.whileHeld(concert.performance(), () -> {
            Future<HoldResult> waiting = hold(Fan.any().wants(concert, 1));
            lane.awaitWaiting(1);
            held(holds.hold(Fan.any().wants(elsewhere, 1)));
            assertThat(waiting.isDone()).isFalse();
            return waiting;
        });

        held(late.get(20, TimeUnit.SECONDS));
    }

    @Test
    void hasNoLocksWhileItWaitsForLanesThatAnotherProcessBegins() throws Exception {
        var concert = onSale.aPerformance().open();
        var fresh = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));
        var old = new Waiting(take(concert, 1));
        var first = new Waiting(take(fresh, 1));

        Future<?> run = lane.whileBegun(fresh.performance(), () -> {
            Future<?> running = fans.submit(() -> runner.run(List.of(old, first)));
            lane.awaitBeginning();
            assertThat(lane.isFree(concert.performance())).isTrue();
            return running;
        });

        run.get(20, TimeUnit.SECONDS);
        assertThat(old.answer().get()).isInstanceOf(Answer.OfTake.class);
        assertThat(first.answer().get()).isInstanceOf(Answer.OfTake.class);
    }

    @Test
    void saysBusyAtOnceWhenALaneIsFull() throws Exception {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));
        Lanes lanes = lanesOf(1, 1);
        lanes.start();

        List<Future<Answer>> waiting = lane.whileHeld(concert.performance(), () -> {
            Future<Answer> first = fans.submit(() -> lanes.ask(take(concert, 1)));
            lane.awaitWaiting(1);
            Future<Answer> second = fans.submit(() -> lanes.ask(take(concert, 2)));
            await().until(() -> lanes.offer(new Command.Expire(take(concert, 3).hold(), concert.performance()))
                    .isEmpty());
            long asked = System.nanoTime();
            assertThat(lanes.ask(take(concert, 4))).isInstanceOf(Answer.Undecided.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
            return List.of(first, second);
        });

        assertThat(waiting.getFirst().get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.OfTake.class);
        lanes.stop();
        assertThat(lanes.ask(take(concert, 5))).isInstanceOf(Answer.Undecided.class);
    }

    @Test
    void refusesWhatWaitedForItsLaneLongerThanItWasToBeDecided() throws Exception {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));
        HoldSeats wish = Fan.any().wants(concert, 1);
        Instant end = clock.instant().plusSeconds(1);
        var soon = new HoldSeats(wish.id(), wish.performance(), wish.account(), wish.wish(), Optional.of(end));

        Future<HoldResult> late = lane.whileHeld(concert.performance(), () -> {
            Future<HoldResult> waiting = hold(soon);
            lane.awaitWaiting(1);
            await().until(() -> clock.instant().isAfter(end));
            return waiting;
        });

        assertThat(late.get(20, TimeUnit.SECONDS)).isEqualTo(new HoldResult.NotInTime());
        assertThat(holds.find(wish.id())).isEmpty();
        held(holds.hold(wish));
    }

    @Test
    void refusesWishesButNotMovesAtOnceWhereALaneIsStuck() throws Exception {
        var concert = onSale.aPerformance().open();
        HoldSeats held = Fan.any().wants(concert, 49);
        held(holds.hold(held));
        Lanes lanes = lanesOf(100, 1);
        lanes.start();

        List<CompletableFuture<Answer>> waiting = lane.whileHeld(concert.performance(), () -> {
            var taken = Stream.of(1, 2, 3)
                    .map(seat -> lanes.offer(take(concert, seat)).orElseThrow())
                    .toList();
            now.updateAndGet(at -> at.plus(settings.lane().bearableWait()));

            assertThat(lanes.offer(take(concert, 4))).isEmpty();
            assertThat(lanes.ask(take(concert, 5))).isInstanceOf(Answer.Undecided.class);
            return Stream.concat(
                            taken.stream(), Stream.of(lanes.offer(release(held)).orElseThrow()))
                    .toList();
        });

        for (CompletableFuture<Answer> wish : waiting.subList(0, 3)) {
            assertThat(wish.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.OfTake.class);
        }
        assertThat(waiting.getLast().get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.OfMove.class);
        assertThat(refused("too-slow")).isEqualTo(2);
        await().until(() ->
                meters.get("grandstand.booking.lane.waiting").gauge().value() == 0);
        lanes.stop();
    }

    @Test
    void doesNoWorkForAWishWhoseTimeIsOver() throws Exception {
        var concert = onSale.aPerformance().open();
        HoldSeats held = Fan.any().wants(concert, 49);
        held(holds.hold(held));
        Lanes lanes = lanesOf(100, 1);
        lanes.start();
        Command.Take late = take(concert, 2);

        List<CompletableFuture<Answer>> answers = lane.whileHeld(concert.performance(), () -> {
            CompletableFuture<Answer> begun = lanes.offer(release(held)).orElseThrow();
            lane.awaitWaiting(1);
            Future<Answer> over = fans.submit(() -> lanes.ask(late));
            await().until(() ->
                    meters.get("grandstand.booking.lane.queue").gauge().value() == 1);
            now.updateAndGet(at -> at.plus(settings.lane().wishWait()));
            await().until(over::isDone);
            assertThat(over.resultNow()).isInstanceOf(Answer.Undecided.class);
            return List.of(begun, lanes.offer(take(concert, 3)).orElseThrow());
        });

        assertThat(answers.getFirst().get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.OfMove.class);
        assertThat(answers.getLast().get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.OfTake.class);
        assertThat(holds.find(late.hold())).isEmpty();
        assertThat(refused("late")).isEqualTo(1);
        lanes.stop();
    }

    @Test
    void leavesNobodyWaitingWhenItEndsBeforeItsWritersDo() throws Exception {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 49)));
        Lanes lanes = lanesOf(100, 1);
        lanes.start();

        Future<Answer> left = lane.whileHeld(concert.performance(), () -> {
            Future<Answer> waiting = fans.submit(() -> lanes.ask(take(concert, 1)));
            lane.awaitWaiting(1);
            fans.execute(() -> {
                Thread.currentThread().interrupt();
                lanes.stop();
            });
            await().until(waiting::isDone);
            return waiting;
        });

        assertThat(left.get()).isInstanceOf(Answer.Undecided.class);
        assertThat(refused("closed")).isEqualTo(1);
    }

    private static Command.Move release(HoldSeats held) {
        return new Command.Move(held.id(), held.performance(), held.account(), Step.RELEASE, Optional.empty());
    }

    /** With a clock of the test's own. */
    private Lanes lanesOf(int queueMax, int batchMax) {
        var usual = settings.lane();
        var small = new BookingSettings(
                settings.checkoutTime(),
                settings.declinedGrace(),
                new BookingSettings.Lane(
                        queueMax,
                        batchMax,
                        usual.bearableWait(),
                        usual.wishWait(),
                        usual.answerWait(),
                        usual.retryAfter()),
                settings.writers(),
                settings.sweep(),
                settings.availability(),
                settings.later());
        var refusals = new LaneRefusals(meters);
        LongSupplier nanoTime = () -> Duration.between(Instant.EPOCH, now.get()).toNanos();
        var deadlines = new Deadlines(retryAfter, refusals, nanoTime);
        return new Lanes(
                runner,
                new Pace(small, new BatchLimit(small), nanoTime),
                deadlines,
                retryAfter,
                refusals,
                small,
                meters);
    }

    private long writer(OnSale.Opened opened) {
        return opened.performance().value() % settings.writers().count();
    }

    private double refused(String reason) {
        return meters.get("grandstand.booking.lane.refusals")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private Command.Take take(OnSale.Opened concert, int seat) {
        return Command.Take.byFan(Fan.any().wants(concert, seat), new TreeSet<>(Set.of(new SeatNo(seat))));
    }

    private void endWritersConnections() {
        assertThat(jdbc.sql("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where application_name = 'grandstand-booking-writer'""").query(Integer.class).single()).isPositive();
    }

    private Future<HoldResult> hold(HoldSeats wish) {
        return fans.submit(() -> holds.hold(wish));
    }

    private static Held held(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return (Held) result;
    }
}
