package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.DrawnAgain;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Fault;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.waitingroom.FakeBeacon.Manner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A line that is drawn by a beacon, on a real Redis and a real PostgreSQL, by several processes. */
@GrandstandTest
class BeaconDrawIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Enough to close a list and publish it, however busy the machine is. */
    private static final Duration LEAD = Duration.ofSeconds(5);

    private static final Duration DRAWN_WITHIN = Duration.ofSeconds(50);
    private static final int CROWD = 30;
    private static final HexFormat HEX = HexFormat.of();

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    RoomDraws draws;

    @Autowired
    HostDecisions decisions;

    @Autowired
    Marks marks;

    @Autowired
    Entrants entrants;

    @Autowired
    InstantSource clock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);
    private final FakeBeacon beacon = new FakeBeacon();

    /** What one process has of its own. */
    private final class Instance implements AutoCloseable {

        private final BeaconRelays relays;
        private final SettlingDraws settling;
        private final AnnouncingDraw announcing;
        private final Line line;
        private final Drawing drawing;

        Instance(Duration lead) {
            BeaconSettings settings = beacon.settings(lead, SECOND);
            relays = new BeaconRelays(settings, new SimpleMeterRegistry());
            settling = new SettlingDraws(draws, relays, settings, clock);
            announcing = new AnnouncingDraw(draws, settings, clock);
            line = new Line(redis, new KeepingLines(decisions, marks, announcing, draws), lineSettings(), clock);
            drawing = new Drawing(draws, line);
        }

        /** The round that it names as it announces the draw of a room. */
        RoomBeacon announces(Room room) {
            return announcing.announced(room).orElseThrow().promise().beacon().orElseThrow();
        }

        /** What its jobs do, until numbers are told. */
        LineDraw draw() {
            Room room = onSale();
            return await().atMost(Duration.ofSeconds(40))
                    .until(
                            () -> {
                                settling.settle();
                                LineAnswer look = line.look(room);
                                drawing.goOn(performance, look);
                                return LineDraw.of(performance, look).orElseThrow();
                            },
                            seen -> seen.told().isPresent());
        }

        void close(Room room) {
            drawing.goOn(performance, line.look(room));
        }

        @Override
        public void close() {
            relays.close();
        }
    }

    @AfterEach
    void stop() {
        beacon.close();
    }

    @Test
    void isTheSameOnAllProcessesAndForWhoeverCalculatesItAgain() {
        try (var one = new Instance(LEAD);
                var other = new Instance(LEAD)) {
            LineDraw announced = one.announcing.announced(opensIn(SECOND)).orElseThrow();
            RoomBeacon named = announced.promise().beacon().orElseThrow();
            assertThat(other.announcing.announced(opensIn(LONG)))
                    .as("it is announced once, with one round")
                    .contains(announced);
            List<EntryToken> crowd = crowd(one.line);

            one.close(onSale());
            LineDraw closed =
                    LineDraw.of(performance, other.line.look(onSale())).orElseThrow();
            assertThat(closed.awaited()).contains(named);
            assertThat(closed.entrants().orElseThrow().closedAt())
                    .isBefore(named.round().comesAt());
            other.drawing.goOn(performance, other.line.look(onSale()));
            assertThat(other.line.look(onSale()).number("serving"))
                    .as("nobody is called before the beacon has spoken")
                    .isZero();
            assertThat(other.line
                            .admit(onSale(), crowd.getFirst(), ids.of(crowd.getFirst()))
                            .is("WAITING"))
                    .isTrue();
            assertThat(draws.tell(performance)).as("nor is the seed told").isFalse();

            LineDraw told = bothDraw(one, other);

            assertThat(told.promise()).isEqualTo(announced.promise());
            assertThat(told.told().orElseThrow().output()).contains(said(named));
            assertThat(beacon.paths())
                    .isNotEmpty()
                    .containsOnly(
                            "/" + FakeBeacon.CHAIN + "/public/" + named.round().number());
            DrawResult result = draws.find(performance).orElseThrow().result().orElseThrow();
            assertThat(result.fault()).isEmpty();
            byte[] randomness = HEX.parseHex(FakeBeacon.randomness(named.round().number()));
            assertDrawnAgain(told, named, randomness, crowd, one.line);
            assertDrawnAgain(told, named, randomness, crowd, other.line);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"NOT_YET", "WRONG_ROUND", "WRONG_RANDOMNESS", "NEVER"})
    void goesOnWithoutTheBeaconWhereItDoesNotAnswerInTimeAndSaysSo(Manner manner) {
        beacon.answers(manner);
        try (var one = new Instance(LEAD);
                var other = new Instance(LEAD)) {
            RoomBeacon named = one.announces(opensIn(SECOND));
            List<EntryToken> crowd = crowd(one.line);
            one.close(onSale());

            LineDraw told = bothDraw(one, other);

            assertThat(told.told().orElseThrow().missed()).contains(Missed.NO_ANSWER);
            assertThat(DrawBody.of(told).mode()).isEqualTo(DrawBody.Mode.BEACON_MISSED);
            assertThat(draws.find(performance)
                            .orElseThrow()
                            .result()
                            .orElseThrow()
                            .fault())
                    .contains(Fault.BEACON_MISSED);
            assertDrawnAgain(told, named, new byte[0], crowd, other.line);
            beacon.answers(Manner.RIGHT);
            assertThat(draws.keep(performance, said(named)))
                    .as("what comes later has no say")
                    .isFalse();
        }
    }

    @Test
    void takesAnAnswerThatComesLate() {
        beacon.answers(Manner.NOT_YET);
        try (var patient = new Instance(LEAD)) {
            RoomBeacon named = patient.announces(opensIn(SECOND));
            crowd(patient.line);
            patient.close(onSale());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> clock.instant().isAfter(named.round().comesAt().plus(Duration.ofSeconds(2))));

            // Nobody has asked meanwhile, as after a stop of all processes: it is asked once more before it is given
            // up.
            beacon.answers(Manner.RIGHT);
            assertThat(patient.draw().told().orElseThrow().output()).contains(said(named));
        }
    }

    @Test
    void doesNotGoByARoundThatHadComeWhenTheListWasPublished() {
        try (var one = new Instance(SECOND)) {
            RoomBeacon named = one.announces(opensIn(Duration.ofMillis(200)));
            crowd(one.line);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> clock.instant().isAfter(named.round().comesAt()));

            LineDraw told = one.draw();

            assertThat(told.told().orElseThrow().missed()).contains(Missed.LIST_TOO_LATE);
            assertThat(beacon.paths()).as("nobody needs to ask").isEmpty();
        }
    }

    @Test
    void doesNotHoldASaleUpThatWasMovedForward() {
        try (var one = new Instance(LEAD)) {
            assertThat(one.announcing.announced(opensIn(Duration.ofHours(2)))).isPresent();
            crowd(one.line);

            assertThat(one.draw().told().orElseThrow().missed()).contains(Missed.ROUND_TOO_FAR);
        }
    }

    @Test
    void waitsWithALineThatIsLostUntilItsNumbersAreKnown() {
        try (var one = new Instance(LEAD);
                var other = new Instance(LEAD)) {
            RoomBeacon named = one.announces(opensIn(SECOND));
            List<EntryToken> crowd = crowd(one.line);
            one.close(onSale());
            one.line.mark(onSale(), one.line.look(onSale()));

            redis.delete(LineKeys.of(performance));

            // Whoever has seen the line, and whoever has not: nobody is put at the tail who is in the list.
            EntryToken first = crowd.getFirst();
            for (Instance process : List.of(one, other)) {
                assertThatThrownBy(() ->
                                process.line.join(onSale(), first.account(), leaf(first.account()), Optional.of(first)))
                        .isInstanceOf(DrawUnderWayException.class);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                other.settling.settle();
                return draws.find(performance).orElseThrow().isSettled();
            });

            for (EntryToken entry : crowd.reversed()) {
                assertThat(other.line
                                .join(onSale(), entry.account(), leaf(entry.account()), Optional.of(entry))
                                .outcome())
                        .isEqualTo("KEPT");
            }
            LineDraw told = LineDraw.of(performance, other.line.look(onSale())).orElseThrow();
            byte[] randomness = HEX.parseHex(FakeBeacon.randomness(named.round().number()));
            assertDrawnAgain(told, named, randomness, crowd, other.line);
        }
    }

    /** In one transaction that is rolled back: the product's own jobs settle whatever draw they see, each second. */
    @Test
    void isGuardedByTheDatabaseToo() {
        var unseen = new TransactionTemplate(transactions);
        unseen.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            triesToGetRound(opensIn(LONG));
        });
        assertThat(draws.find(performance)).isEmpty();
    }

    private void triesToGetRound(Room room) {
        try (var one = new Instance(LEAD)) {
            RoomBeacon named = one.announces(room);
            byte[] leaves = new byte[Hash.BYTES];
            long round = named.round().number();

            assertRefused("nothing is known before the list is closed", () -> draws.keep(performance, said(named)));
            assertThat(draws.close(performance, 1, leaves, EntrantTree.of(leaves)))
                    .isTrue();
            assertRefused("nor before it is published", () -> draws.keep(performance, said(named)));
            draws.published(performance);
            assertRefused(
                    "randomness is the hash of its signature",
                    () -> draws.keep(
                            performance,
                            new BeaconOutput(
                                    round, Hash.parse(FakeBeacon.randomness(round + 1)), FakeBeacon.signature(round))));
            assertRefused("no seed is told before the beacon is settled", () -> update("told_at = now()"));
            update("published_at = beacon_genesis + beacon_round * interval '1 second'");
            assertRefused("nothing that could be known before", () -> draws.keep(performance, said(named)));
            assertThat(draws.miss(performance, Missed.LIST_TOO_LATE)).isTrue();
            assertThat(draws.miss(performance, Missed.NO_ANSWER)).isFalse();
        }
    }

    /** What is refused takes only itself back. */
    private void assertRefused(String why, Runnable step) {
        var itself = new TransactionTemplate(transactions);
        itself.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        assertThatThrownBy(() -> itself.executeWithoutResult(_ -> step.run()))
                .as(why)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void update(String set) {
        jdbc.sql("update waitingroom.draw set " + set + " where performance_id = :performance")
                .param("performance", performance.value())
                .update();
    }

    private LineDraw bothDraw(Instance one, Instance other) {
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            var here = processes.submit(one::draw);
            var there = processes.submit(other::draw);
            assertThat(here).succeedsWithin(DRAWN_WITHIN);
            assertThat(there).succeedsWithin(DRAWN_WITHIN).isEqualTo(here.resultNow());
            return here.resultNow();
        }
    }

    /** By the implementation that shares nothing with the product. */
    private void assertDrawnAgain(
            LineDraw told, RoomBeacon named, byte[] randomness, List<EntryToken> crowd, Line line) {
        String name = RoomDraw.name(performance).value();
        String chain = FakeBeacon.CHAIN.toString();
        long round = named.round().number();
        byte[] seed = told.told().orElseThrow().seed().value().bytes();
        byte[] root = told.entrants().orElseThrow().root().bytes();
        assertThat(DrawnAgain.commitment(name, chain, round, seed))
                .isEqualTo(told.promise().commitment().bytes());
        assertThat(DrawnAgain.root(crowd.stream()
                        .map(entry -> {
                            var entrant = entrants.of(performance, entry.account());
                            return DrawnAgain.leaf(name, entrant.nonce().bytes(), entrant.id());
                        })
                        .toList()))
                .isEqualTo(root);
        byte[] key = DrawnAgain.key(name, chain, round, seed, randomness, root, CROWD);
        assertThat(crowd)
                .allSatisfy(entry -> assertThat(line.place(onSale(), entry).number("number"))
                        .isEqualTo(DrawnAgain.rank(key, CROWD, (int) entry.arrival() - 1) + 1L));
    }

    private static BeaconOutput said(RoomBeacon named) {
        long round = named.round().number();
        return new BeaconOutput(round, Hash.parse(FakeBeacon.randomness(round)), FakeBeacon.signature(round));
    }

    /** They come while the line forms; what was announced stays announced. */
    private List<EntryToken> crowd(Line line) {
        Room early = opensIn(LONG);
        return IntStream.range(0, CROWD)
                .mapToObj(_ -> {
                    var fan = new AccountId(UUID.randomUUID());
                    LineAnswer answer = line.join(early, fan, leaf(fan));
                    assertThat(answer.outcome()).isEqualTo("NEW");
                    return new EntryToken(performance, fan, answer.number("arrival"), answer.number("since"));
                })
                .toList();
    }

    private Hash leaf(AccountId fan) {
        return entrants.leaf(performance, fan);
    }

    private Room onSale() {
        return opensIn(Duration.ofMinutes(-1));
    }

    /** One at a time. */
    private Room opensIn(Duration ahead) {
        Instant salesFrom = clock.instant().plus(ahead);
        return new Room(
                performance,
                new AccountId(UUID.randomUUID()),
                salesFrom.minus(Duration.ofMinutes(30)),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                new WaitingRoomPolicy(Optional.empty(), Optional.empty(), Optional.of(1), LONG, Rejoin.KEEP),
                true);
    }

    private static WaitingRoomSettings lineSettings() {
        return new WaitingRoomSettings(
                Duration.ofMinutes(30),
                LONG,
                LONG,
                Duration.ofSeconds(60),
                Duration.ZERO,
                LONG,
                LONG,
                LONG,
                LONG,
                LONG);
    }
}
