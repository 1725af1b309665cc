package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The line's scripts on a real Redis, with deadlines short enough to be waited for. */
@GrandstandTest
class LineIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Hash LEAF = Hash.of(new byte[Hash.BYTES]);

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    InstantSource clock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);
    private final LinesInMemory kept = new LinesInMemory();

    @Test
    void givesOnePlaceToFiftyParallelJoinsOfOneAccount() {
        Line line = line(patient());
        Room room = room(concurrency(1));
        AccountId fan = fan();

        List<LineAnswer> answers = inParallel(50, () -> line.join(room, fan, LEAF));

        assertThat(answers).extracting(answer -> answer.number("number")).containsOnly(1L);
        assertThat(answers).filteredOn(answer -> answer.is("NEW")).hasSize(1);
        assertThat(line.look(room).number("issued")).isEqualTo(1);
    }

    @Test
    void givesUpThePlaceForOneAtTheTailWhereThePolicySaysSo() {
        Line line = line(patient());
        Room room = room(policy(Optional.empty(), Optional.of(1), Rejoin.TAIL));
        AccountId first = fan();
        AccountId second = fan();
        EntryToken old = join(line, room, first);
        join(line, room, second);

        EntryToken again = join(line, room, first);

        assertThat(again.arrival()).isEqualTo(3);
        assertThat(ask(line, room, old).outcome()).isEqualTo("GONE");
        // The call that was given up lets the second fan in.
        assertThat(line.look(room).number("serving")).isEqualTo(2);
    }

    @Test
    void skipsNumbersThatWereGivenUpWhileWaiting() {
        Line line = line(patient());
        Room room = room(policy(Optional.empty(), Optional.of(1), Rejoin.TAIL));
        EntryToken first = join(line, room, fan());
        AccountId restless = fan();
        join(line, room, restless);
        EntryToken third = join(line, room, fan());
        EntryToken moved = join(line, room, restless);
        assertThat(line.look(room).number("waiting")).isEqualTo(2);

        end(line, room, first);

        assertThat(ask(line, room, third).is("ADMITTED")).isTrue();
        assertThat(ask(line, room, moved).is("WAITING")).isTrue();
    }

    @Test
    void callsInTheOrderOfNumbers() {
        Line line = line(patient());
        Room room = room(concurrency(1));
        List<EntryToken> entries =
                IntStream.range(0, 20).mapToObj(_ -> join(line, room, fan())).toList();
        var admitted = new ArrayList<Long>();
        var shuffled = new ArrayList<>(entries);

        while (!shuffled.isEmpty()) {
            Collections.shuffle(shuffled);
            for (EntryToken entry : List.copyOf(shuffled)) {
                if (ask(line, room, entry).is("ADMITTED")) {
                    admitted.add(entry.arrival());
                    shuffled.remove(entry);
                    line.end(room, entry.account());
                }
            }
        }

        assertThat(admitted).isSorted().hasSize(20);
    }

    @Test
    void neverLetsMoreInAtOnceThanThePolicyHoweverManyAsk() {
        Line line = line(patient());
        Room room = room(concurrency(7));
        List<EntryToken> entries = inParallel(100, () -> join(line, room, fan()));

        List<LineAnswer> answers = inParallel(entries, entry -> ask(line, room, entry));

        assertThat(answers).filteredOn(answer -> answer.is("ADMITTED")).hasSize(7);
        assertThat(answers).filteredOn(answer -> answer.is("WAITING")).hasSize(93);
        assertThat(line.look(room).number("active")).isEqualTo(7);
    }

    @Test
    void callsNoMoreThanTheRateOfACrowdThatKeepsComing() {
        Line line = line(patient());
        Room room = room(policy(Optional.of(new Rate(2, Duration.ofMillis(200))), Optional.empty(), Rejoin.KEEP));
        Instant began = clock.instant();
        for (int i = 0; i < 2_000; i++) {
            join(line, room, fan());
        }

        long windows = Duration.between(began, clock.instant()).toMillis() / 200 + 1;
        assertThat(line.look(room).number("serving"))
                .as("called in %d windows", windows)
                .isLessThanOrEqualTo(2 * (windows + 1));
    }

    @Test
    void callsNoMoreThanAGroupOfACrowdThatKeepsComing() {
        Line line = line(patient());
        Room room = room(new WaitingRoomPolicy(Optional.empty(), Optional.of(3), Optional.empty(), LONG, Rejoin.KEEP));
        for (int i = 0; i < 100; i++) {
            join(line, room, fan());
        }

        assertThat(line.look(room).number("serving")).isEqualTo(3);
    }

    @Test
    void neverCallsMoreInAnyWindowThanTheRate() {
        record Seen(long asked, long serving, long answered) {}
        Duration window = Duration.ofMillis(300);
        int fansMax = 40;
        Line line = line(patient());
        Room room = room(policy(Optional.of(new Rate(5, window)), Optional.empty(), Rejoin.KEEP));
        List<EntryToken> entries = inParallel(fansMax, () -> join(line, room, fan()));
        var seen = new ArrayList<Seen>();
        try (var fans = Executors.newVirtualThreadPerTaskExecutor()) {
            for (EntryToken entry : entries) {
                fans.execute(() -> await().atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> ask(line, room, entry).is("ADMITTED")));
            }
            do {
                long asked = System.nanoTime();
                seen.add(new Seen(asked, line.look(room).number("serving"), System.nanoTime()));
            } while (seen.getLast().serving() < fansMax);
        }

        // Whatever was called between two looks was called after the first was answered, or while it was asked.
        long shortOfWindow = window.minusMillis(2).toNanos();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i;
                    j < seen.size() && seen.get(j).answered() - seen.get(i).asked() < shortOfWindow;
                    j++) {
                assertThat(seen.get(j).serving() - seen.get(i).serving()).isLessThanOrEqualTo(5);
            }
        }
        assertThat(line.look(room).number("active")).isEqualTo(fansMax);
    }

    @Test
    void readmitsWhoIsInWithTheSameAdmission() {
        Line line = line(patient());
        Room room = room(concurrency(1));
        EntryToken entry = join(line, room, fan());

        List<LineAnswer> answers = inParallel(20, () -> ask(line, room, entry));

        assertThat(answers)
                .extracting(LineAnswer::admissionId)
                .hasSize(20)
                .containsOnly(answers.getFirst().admissionId());
        assertThat(answers).filteredOn(answer -> answer.is("ADMITTED")).hasSize(1);
        assertThat(line.look(room).number("active")).isEqualTo(1);
    }

    @Test
    void isNotBlockedByTenWhoWereAdmittedAndWentAway() {
        Line line = line(settings(Duration.ofMinutes(1), LONG, Duration.ofMillis(200)));
        Room room = room(concurrency(10));
        for (int i = 0; i < 10; i++) {
            assertThat(ask(line, room, join(line, room, fan())).is("ADMITTED")).isTrue();
        }
        EntryToken next = join(line, room, fan());
        assertThat(ask(line, room, next).is("WAITING")).isTrue();

        await().atMost(Duration.ofSeconds(5)).until(() -> ask(line, room, next).is("ADMITTED"));
    }

    @Test
    void isNotBlockedByTenWhoWereCalledAndDoNotCome() {
        Line line = line(settings(Duration.ofMillis(200), LONG, LONG));
        Room room = room(concurrency(10));
        EntryToken parked = join(line, room, fan());
        for (int i = 1; i < 10; i++) {
            join(line, room, fan());
        }
        EntryToken next = join(line, room, fan());
        assertThat(ask(line, room, next).is("WAITING")).isTrue();

        await().atMost(Duration.ofSeconds(5)).until(() -> ask(line, room, next).is("ADMITTED"));
        assertThat(line.place(room, parked).text("state")).isEqualTo("PARKED");
        assertThat(ask(line, room, parked).is("ADMITTED")).isTrue();
    }

    @Test
    void letsWhoComesLateInBeforeAllWhoWereNotCalledYet() {
        Line line = line(settings(Duration.ofMillis(300), LONG, LONG));
        Room room = room(concurrency(1));
        EntryToken late = join(line, room, fan());
        EntryToken second = join(line, room, fan());
        EntryToken third = join(line, room, fan());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ask(line, room, second).is("ADMITTED"));

        LineAnswer answer = ask(line, room, late);
        assertThat(answer.is("PARKED")).isTrue();
        assertThat(answer.number("ahead")).isZero();
        end(line, room, second);

        assertThat(ask(line, room, third).is("WAITING")).isTrue();
        assertThat(ask(line, room, late).is("ADMITTED")).isTrue();
    }

    @Test
    void losesThePlaceOfWhoNeverComesAndGivesANewOneAtTheTail() {
        Line line = line(settings(Duration.ofMillis(50), Duration.ofMillis(50), LONG));
        Room room = room(concurrency(1));
        EntryToken entry = join(line, room, fan());

        await().atMost(Duration.ofSeconds(5))
                .until(() -> line.place(room, entry).text("state").equals("GONE"));
        assertThat(ask(line, room, entry).is("GONE")).isTrue();
        LineAnswer again = line.join(room, entry.account(), LEAF);
        assertThat(again.outcome()).isEqualTo("NEW");
        assertThat(again.number("number")).isEqualTo(2);
    }

    @Test
    void keepsTheSlotOfWhoBeatsAndFreesItWhenTheRightIsOver() {
        Line line = line(settings(LONG, LONG, Duration.ofMillis(300)));
        Room room = room(new WaitingRoomPolicy(
                Optional.empty(), Optional.empty(), Optional.of(1), Duration.ofMillis(1_200), Rejoin.KEEP));
        EntryToken entry = join(line, room, fan());
        AdmissionToken admission = token(entry, ask(line, room, entry));
        EntryToken next = join(line, room, fan());

        var beats = new ArrayList<LineAnswer>();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    beats.add(line.heartbeat(room, admission));
                    return beats.getLast().is("ENDED");
                });

        assertThat(beats).hasSizeGreaterThan(8);
        assertThat(ask(line, room, next).is("ADMITTED")).isTrue();
    }

    @Test
    void keepsAnAdmissionWhosePageOnlyChangedAndFreesOneWhosePageWasClosed() {
        Line line = line(settings(LONG, LONG, LONG));
        Room room = room(concurrency(1));
        EntryToken entry = join(line, room, fan());
        AdmissionToken admission = token(entry, ask(line, room, entry));
        EntryToken next = join(line, room, fan());

        line.leave(room, admission);
        assertThat(line.heartbeat(room, admission).is("KEPT")).isTrue();
        line.leave(room, admission);

        await().atMost(Duration.ofSeconds(5)).until(() -> ask(line, room, next).is("ADMITTED"));
        assertThat(line.heartbeat(room, admission).is("ENDED")).isTrue();
    }

    @Test
    void endsOnlyTheAdmissionOfItsOwner() {
        Line line = line(patient());
        Room room = room(concurrency(2));
        EntryToken entry = join(line, room, fan());
        AdmissionId id = ask(line, room, entry).admissionId();

        assertThat(line.end(room, fan(), id).is("NONE")).isTrue();
        assertThat(line.end(room, entry.account(), ids.of(join(line, room, fan())))
                        .is("NONE"))
                .isTrue();
        assertThat(line.end(room, entry.account(), id).is("ENDED")).isTrue();
        assertThat(line.end(room, entry.account(), id).is("NONE")).isTrue();
    }

    @Test
    void letsTheNextGroupInWhenAllOfThisOneAreThrough() {
        Line line = line(patient());
        Room room = room(new WaitingRoomPolicy(Optional.empty(), Optional.of(2), Optional.empty(), LONG, Rejoin.KEEP));
        EntryToken first = join(line, room, fan());
        EntryToken second = join(line, room, fan());
        EntryToken third = join(line, room, fan());
        ask(line, room, first);
        ask(line, room, second);

        end(line, room, first);
        assertThat(ask(line, room, third).is("WAITING")).isTrue();
        end(line, room, second);
        assertThat(ask(line, room, third).is("ADMITTED")).isTrue();
    }

    @Test
    void callsNobodyBeforeTheSaleAndWhilePaused() {
        Line line = line(patient());
        Room early = room(concurrency(5), Duration.ofMinutes(5));
        Room room = room(concurrency(5));
        EntryToken entry = join(line, early, fan());
        assertThat(ask(line, early, entry).is("WAITING")).isTrue();

        line.configure(room(concurrency(1)), new HostDecision(1, new Controls(false, true, false), Optional.empty()));
        assertThat(ask(line, room, entry).is("WAITING")).isTrue();
        line.configure(room(concurrency(1)), new HostDecision(2, Controls.NONE, Optional.empty()));
        assertThat(ask(line, room, entry).is("ADMITTED")).isTrue();
    }

    @Test
    void refusesNewFansBeforeTheLineFormsAndWhileDraining() {
        Line line = line(patient());
        Room scheduled = room(concurrency(1), Duration.ofHours(5));
        assertThat(line.join(scheduled, fan(), LEAF).is("NOT_YET")).isTrue();
        line.configure(room(concurrency(1)), new HostDecision(1, new Controls(true, false, false), Optional.empty()));
        AccountId inLine = fan();
        assertThat(line.join(scheduled, inLine, LEAF).is("NEW")).isTrue();

        Room room = room(concurrency(1));
        line.configure(room(concurrency(1)), new HostDecision(2, new Controls(false, false, true), Optional.empty()));
        assertThat(line.join(room, fan(), LEAF).is("DRAINING")).isTrue();
        assertThat(line.join(room, inLine, LEAF).is("KEPT")).isTrue();
    }

    @Test
    void goesByTheLatestPolicyWhileItRuns() {
        Line line = line(patient());
        Room room = room(concurrency(1));
        List<EntryToken> entries =
                IntStream.range(0, 5).mapToObj(_ -> join(line, room, fan())).toList();
        assertThat(line.look(room).number("serving")).isEqualTo(1);

        line.configure(room(concurrency(1)), new HostDecision(2, Controls.NONE, Optional.of(concurrency(4))));
        assertThat(line.look(room).number("serving")).isEqualTo(4);
        line.configure(room(concurrency(1)), new HostDecision(1, Controls.NONE, Optional.of(concurrency(5))));
        assertThat(line.look(room).number("serving")).isEqualTo(4);
        assertThat(ask(line, room, entries.get(4)).is("WAITING")).isTrue();
    }

    private Line line(WaitingRoomSettings settings) {
        return new Line(redis, kept, settings, clock);
    }

    private static WaitingRoomSettings patient() {
        return settings(LONG, LONG, LONG);
    }

    private static WaitingRoomSettings settings(Duration callGrace, Duration parking, Duration slot) {
        return new WaitingRoomSettings(
                Duration.ofMinutes(30),
                callGrace,
                parking,
                slot,
                Duration.ZERO,
                Duration.ofMillis(100),
                LONG,
                callGrace,
                Duration.ofMillis(500),
                Duration.ofMillis(500));
    }

    private static WaitingRoomPolicy concurrency(int shoppersMax) {
        return policy(Optional.empty(), Optional.of(shoppersMax), Rejoin.KEEP);
    }

    private static WaitingRoomPolicy policy(Optional<Rate> rate, Optional<Integer> concurrency, Rejoin rejoin) {
        return new WaitingRoomPolicy(rate, Optional.empty(), concurrency, LONG, rejoin);
    }

    private Room room(WaitingRoomPolicy policy) {
        return room(policy, Duration.ofMinutes(-1));
    }

    private Room room(WaitingRoomPolicy policy, Duration untilSale) {
        Instant salesFrom = clock.instant().plus(untilSale);
        return new Room(
                performance,
                fan(),
                salesFrom.minus(Duration.ofMinutes(30)),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                policy,
                false);
    }

    private static AccountId fan() {
        return new AccountId(UUID.randomUUID());
    }

    private EntryToken join(Line line, Room room, AccountId fan) {
        LineAnswer answer = line.join(room, fan, LEAF);
        return new EntryToken(performance, fan, answer.number("arrival"), answer.number("since"));
    }

    private LineAnswer ask(Line line, Room room, EntryToken entry) {
        return line.admit(room, entry, ids.of(entry));
    }

    /** Whether it was admitted already or only called. */
    private void end(Line line, Room room, EntryToken entry) {
        ask(line, room, entry);
        assertThat(line.end(room, entry.account()).is("ENDED")).isTrue();
    }

    private AdmissionToken token(EntryToken entry, LineAnswer admitted) {
        return AdmissionToken.starting(
                clock.instant(),
                LONG,
                admitted.admissionId(),
                performance,
                entry.account(),
                entry.arrival(),
                admitted.number("epoch"),
                Duration.ofMillis(admitted.number("right")));
    }

    private static <T> List<T> inParallel(int times, Callable<T> call) {
        return inParallel(IntStream.range(0, times).boxed().toList(), _ -> call.call());
    }

    private interface Step<A, T> {
        T apply(A argument) throws Exception;
    }

    private static <A, T> List<T> inParallel(List<A> arguments, Step<A, T> step) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = arguments.stream()
                    .map(argument -> threads.submit(() -> step.apply(argument)))
                    .toList();
            var all = new ArrayList<T>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
