package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.DrawnAgain;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The draw of a line, on a real Redis and a real PostgreSQL, by as many processes as there are lines here. */
@GrandstandTest
class DrawingIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int CROWD = 50;
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final int PROVED = 1_000;
    /** Through which they come at once. */
    private static final int DOORS = 32;

    private static final HexFormat HEX = HexFormat.of();

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    RoomDraws draws;

    @Autowired
    KeepingLines kept;

    @Autowired
    Entrants entrants;

    @Autowired
    ProvingDraw proving;

    @Autowired
    InstantSource clock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);

    @Test
    void tellsNobodyTheirNumberBeforeTheSale() {
        Line line = line();
        Room early = early(Rejoin.KEEP);

        EntryToken entry = join(line, early, fan());
        join(line, early, fan());

        LineAnswer again = line.join(early, entry.account(), leaf(entry.account()));
        assertThat(again.outcome()).isEqualTo("KEPT");
        assertThat(again.find("number")).isEmpty();
        LineAnswer asked = ask(line, early, entry);
        assertThat(asked.is("WAITING")).isTrue();
        assertThat(asked.number("ahead")).as("everyone else may come out ahead").isEqualTo(1);
        assertThat(drawn(line.look(early)))
                .isEqualTo(new LineDraw(
                        performance,
                        draws.find(performance).orElseThrow().promise(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void drawsWhoCameBeforeTheSaleAndPutsAllOthersBehindThem() {
        Line line = line();
        Drawing drawing = new Drawing(draws, line);
        List<EntryToken> crowd = crowd(line);
        Room room = onSale(Rejoin.KEEP);

        EntryToken late = join(line, room, fan());
        assertThat(line.look(room).number("serving"))
                .as("nobody is called before the draw")
                .isZero();
        drawing.goOn(performance, line.look(room));
        LineDraw closed = drawn(line.look(room));
        assertThat(closed.entrants()).isPresent();
        assertThat(closed.told()).as("the seed is told after the list only").isEmpty();
        assertThat(crowd).allSatisfy(entry -> assertThat(ask(line, room, entry).is("WAITING"))
                .isTrue());
        drawing.goOn(performance, line.look(room));

        LineDraw told = drawn(line.look(room));
        DrawResult result = draws.find(performance).orElseThrow().result().orElseThrow();
        assertThat(result.fault()).isEmpty();
        assertThat(told.told().orElseThrow().randomness()).isEqualTo(result.randomness());
        Set<Long> numbers = new HashSet<>();
        for (EntryToken entry : crowd) {
            LineAnswer place = line.place(room, entry);
            long number = place.number("number");
            assertThat(number)
                    .isEqualTo(result.ranking().rankOf((int) entry.arrival() - 1) + 1L)
                    .isEqualTo(told.numberOf(entry.arrival()).orElseThrow());
            assertThat(ask(line, room, entry).is(number == 1 ? "ADMITTED" : "WAITING"))
                    .as("number %d", number)
                    .isTrue();
            numbers.add(number);
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, CROWD).boxed().toList());
        assertThat(line.place(room, late).number("number")).isEqualTo(CROWD + 1L);
    }

    @Test
    void letsInByTheNumbersThatWereDrawn() {
        Line line = line();
        List<EntryToken> waiting = crowd(line);
        Room room = drawAll(line);

        for (long next = 1; next <= CROWD; next++) {
            long wanted = next;
            List<EntryToken> in = waiting.stream()
                    .filter(entry -> ask(line, room, entry).is("ADMITTED"))
                    .toList();
            assertThat(in).singleElement().satisfies(entry -> assertThat(
                            line.place(room, entry).number("number"))
                    .isEqualTo(wanted));
            assertThat(line.end(room, in.getFirst().account()).is("ENDED")).isTrue();
            waiting = waiting.stream().filter(entry -> !in.contains(entry)).toList();
        }
    }

    @Test
    void isMadeOnceByAllProcesses() {
        crowd(line());
        Room room = onSale(Rejoin.KEEP);
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                processes.execute(() -> {
                    Line own = line();
                    Drawing drawing = new Drawing(draws, own);
                    await().atMost(Duration.ofSeconds(20)).until(() -> {
                        LineAnswer look = own.look(room);
                        drawing.goOn(performance, look);
                        return drawn(look).told().isPresent();
                    });
                });
            }
        }

        List<LineDraw> seen = IntStream.range(0, 8)
                .mapToObj(_ -> drawn(line().look(room)))
                .distinct()
                .toList();
        assertThat(seen).hasSize(1);
        assertThat(draws.leaves(performance)).hasSize(CROWD * 32);
    }

    @Test
    void goesOnWhereAProcessDied() {
        Line line = line();
        crowd(line);
        Room room = onSale(Rejoin.KEEP);
        LineAnswer look = line.look(room);
        byte[] leaves = line.leaves(performance, CROWD).orElseThrow();
        // It died after the list was kept, and before it was published.
        assertThat(draws.close(performance, look.number("epoch"), leaves, EntrantTree.of(leaves)))
                .isTrue();
        RoomDraw kept = draws.find(performance).orElseThrow();

        new Drawing(draws, line).goOn(performance, line.look(room));
        assertThat(drawn(line.look(room)).entrants().orElseThrow().root())
                .isEqualTo(kept.closing().orElseThrow().entrants().root());
        // And the next one after the seed was marked as told, and before it was.
        assertThat(draws.tell(performance)).isTrue();
        new Drawing(draws, line).goOn(performance, line.look(room));

        assertThat(drawn(line.look(room)).told()).contains(kept.toldDraw());
        assertThat(draws.close(performance, 1, new byte[32], EntrantTree.of(new byte[32])))
                .as("a list is closed once")
                .isFalse();
    }

    @Test
    void provesToAThousandOfAHundredThousandWhatAnyoneCanCalculateAgain() {
        Line line = line();
        List<AccountId> crowd = hundredThousand(line);
        Room room = drawAll(line);
        LineDraw told = drawn(line.look(room));
        byte[] seed = told.told().orElseThrow().seed().value().bytes();
        byte[] root = told.entrants().orElseThrow().root().bytes();
        String name = RoomDraw.name(performance).value();
        assertThat(told.count()).hasValue(crowd.size());
        assertThat(DrawnAgain.commitment(name, "", 0, seed))
                .as("what was promised before")
                .isEqualTo(told.promise().commitment().bytes());
        byte[] key = DrawnAgain.key(name, "", 0, seed, new byte[0], root, crowd.size());

        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < crowd.size(); i += crowd.size() / PROVED) {
            ProofBody proof = proof(crowd.get(i));
            byte[] leaf = DrawnAgain.leaf(
                    name, HEX.parseHex(proof.entrant().nonce()), proof.entrant().id());

            assertThat(proof.entrant().id()).isEqualTo(crowd.get(i).toString());
            assertThat(HEX.formatHex(leaf)).isEqualTo(proof.leaf());
            assertThat(DrawnAgain.included(leaf, proof.index(), crowd.size(), proof.path(), root))
                    .as("entrant %d is in the list", i)
                    .isTrue();
            assertThat(DrawnAgain.rank(key, crowd.size(), proof.index())).isEqualTo(proof.rank());
            LineAnswer place = line.join(room, crowd.get(i), leaf(crowd.get(i)));
            assertThat(place.number("number")).as("where the line has them").isEqualTo(proof.number());
            assertThat(place.number("arrival")).isEqualTo(proof.index() + 1L);
            numbers.add(proof.number());
        }
        assertThat(numbers).hasSize(PROVED).allSatisfy(number -> assertThat(number)
                .isBetween(1L, (long) crowd.size()));
    }

    @Test
    void findsThePlaceThatWasDrawnOnJoiningAgain() {
        Line line = line();
        List<EntryToken> crowd = crowd(line);
        Room room = drawAll(line);
        EntryToken entry = crowd.get(7);

        LineAnswer again = line.join(room, entry.account(), leaf(entry.account()));

        assertThat(again.outcome()).isEqualTo("KEPT");
        assertThat(again.number("arrival")).isEqualTo(entry.arrival());
        assertThat(again.number("number")).isEqualTo(line.place(room, entry).number("number"));
    }

    @Test
    void givesAPlaceUpForTheTailOnlyAfterTheDraw() {
        Line line = line();
        Room early = early(Rejoin.TAIL);
        EntryToken entry = join(line, early, fan());
        join(line, early, fan());
        join(line, early, fan());
        assertThat(line.join(early, entry.account(), leaf(entry.account())).number("arrival"))
                .isEqualTo(1);
        Room room = onSale(Rejoin.TAIL);
        Drawing drawing = new Drawing(draws, line);
        drawing.goOn(performance, line.look(room));
        drawing.goOn(performance, line.look(room));

        LineAnswer moved = line.join(room, entry.account(), leaf(entry.account()));

        assertThat(moved.outcome()).isEqualTo("MOVED");
        assertThat(moved.number("number")).isEqualTo(4);
        assertThat(ask(line, room, entry).is("GONE")).isTrue();
    }

    @Test
    void drawsNobodyWhereNobodyCameBefore() {
        Line line = line();
        line.look(early(Rejoin.KEEP));
        Room room = onSale(Rejoin.KEEP);

        EntryToken first = join(line, room, fan());

        assertThat(ask(line, room, first).is("ADMITTED")).isTrue();
        assertThat(LineDraw.of(performance, line.look(room))).isEmpty();
    }

    @Test
    void isNotMadeTwiceWhenTheLineIsLostAndItsNumbersGoOn() {
        Line line = line();
        List<EntryToken> crowd = crowd(line);
        Room room = drawAll(line);
        RoomDraw drawn = draws.find(performance).orElseThrow();
        LineAnswer before = line.look(room);
        line.mark(room, before);

        redis.delete(LineKeys.of(performance));

        // By a process that has seen nothing of it.
        Line other = line();
        for (EntryToken entry : crowd.reversed()) {
            LineAnswer again = other.join(room, entry.account(), leaf(entry.account()), Optional.of(entry));
            assertThat(again.outcome()).isEqualTo("KEPT");
            assertThat(again.number("number"))
                    .isEqualTo(before(drawn, entry))
                    .isEqualTo(other.place(room, entry).number("number"));
        }
        EntryToken late = join(other, room, fan());
        assertThat(other.place(room, late).number("number")).isGreaterThan(CROWD);
        LineAnswer after = other.look(room);
        assertThat(after.number("epoch")).isGreaterThan(before.number("epoch"));
        assertThat(after.number("recovering"))
                .as("nobody is called for a while")
                .isPositive();
        new Drawing(draws, other).goOn(performance, after);
        assertThat(draws.find(performance)).contains(drawn);
    }

    private static long before(RoomDraw drawn, EntryToken entry) {
        return drawn.result().orElseThrow().ranking().rankOf((int) entry.arrival() - 1) + 1L;
    }

    @Test
    void formsAgainWhenTheLineIsLostBeforeIt() {
        Line line = line();
        List<EntryToken> crowd = crowd(line);
        Room early = early(Rejoin.KEEP);
        line.mark(early, line.look(early));

        redis.delete(LineKeys.of(performance));

        EntryToken first = crowd.getLast();
        LineAnswer again = line.join(early, first.account(), leaf(first.account()), Optional.of(first));
        assertThat(again.outcome()).isEqualTo("NEW");
        assertThat(again.number("arrival")).isEqualTo(1);
        assertThat(drawn(line.look(early)).count()).as("more may take part").isEmpty();
    }

    @Test
    void passesOverALineThatIsNotTheOneThatWasDrawn() {
        Line line = line();
        crowd(line);
        byte[] other = new byte[32];
        assertThat(draws.close(performance, 1, other, EntrantTree.of(other))).isTrue();
        Room room = onSale(Rejoin.KEEP);

        new Drawing(draws, line).goOn(performance, line.look(room));

        assertThat(LineDraw.of(performance, line.look(room))).isEmpty();
        assertThat(line.look(room).number("serving")).isEqualTo(1);
    }

    private List<EntryToken> crowd(Line line) {
        Room early = early(Rejoin.KEEP);
        return IntStream.range(0, CROWD).mapToObj(_ -> join(line, early, fan())).toList();
    }

    /** In the order in which they were asked to come, which is not quite that of their coming. */
    private List<AccountId> hundredThousand(Line line) {
        Room early = early(Rejoin.KEEP);
        List<AccountId> crowd =
                Stream.generate(DrawingIT::fan).limit(HUNDRED_THOUSAND).toList();
        try (var doors = Executors.newFixedThreadPool(DOORS)) {
            for (int door = 0; door < DOORS; door++) {
                int first = door;
                doors.execute(() -> {
                    for (int i = first; i < crowd.size(); i += DOORS) {
                        join(line, early, crowd.get(i));
                    }
                });
            }
        }
        assertThat(line.look(early).number("issued")).isEqualTo(HUNDRED_THOUSAND);
        return crowd;
    }

    private ProofBody proof(AccountId account) {
        if (proving.prove(performance, account) instanceof ProofResult.Proof proof) {
            return ProofBody.of(proof);
        }
        throw new AssertionError("nothing is proved to " + account);
    }

    private Room drawAll(Line line) {
        Room room = onSale(Rejoin.KEEP);
        Drawing drawing = new Drawing(draws, line);
        drawing.goOn(performance, line.look(room));
        drawing.goOn(performance, line.look(room));
        return room;
    }

    private LineDraw drawn(LineAnswer look) {
        return LineDraw.of(performance, look).orElseThrow();
    }

    private Line line() {
        var settings = new WaitingRoomSettings(
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
        return new Line(redis, kept, settings, clock);
    }

    private Room early(Rejoin rejoin) {
        return room(rejoin, LONG);
    }

    private Room onSale(Rejoin rejoin) {
        return room(rejoin, Duration.ofMinutes(-1));
    }

    /** One at a time. */
    private Room room(Rejoin rejoin, Duration untilSale) {
        Instant salesFrom = clock.instant().plus(untilSale);
        return new Room(
                performance,
                fan(),
                salesFrom.minus(Duration.ofMinutes(30)),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                new WaitingRoomPolicy(Optional.empty(), Optional.empty(), Optional.of(1), LONG, rejoin),
                true);
    }

    private static AccountId fan() {
        return new AccountId(UUID.randomUUID());
    }

    private Hash leaf(AccountId fan) {
        return entrants.leaf(performance, fan);
    }

    private EntryToken join(Line line, Room room, AccountId fan) {
        LineAnswer answer = line.join(room, fan, leaf(fan));
        assertThat(answer.outcome()).isEqualTo("NEW");
        return new EntryToken(performance, fan, answer.number("arrival"), answer.number("since"));
    }

    private LineAnswer ask(Line line, Room room, EntryToken entry) {
        return line.admit(room, entry, ids.of(entry));
    }
}
