package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;
import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.ceiling.Ceiling;
import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Arrivals;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Memory;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** P4: a crowd joins a waiting room, and asks again and again what becomes of it. */
final class WaitingInLine implements Scenario {

    static final int FANS = 100_000;

    /** Let in by the line that is joined: it moves while it is polled. */
    static final int LET_IN_PER_SECOND = 50;

    /** The product's {@code grandstand.waitingroom.call-credit}. */
    private static final Duration CALLED_AGAIN_AFTER = Duration.ofSeconds(10);

    static final String JOIN = "join";
    static final String POLL = "poll";
    static final Duration JOINED_MAX = Duration.ofMinutes(1);

    private static final int CAME = 201;
    private static final int TOLD = 200;
    private static final int SEATS = 1_000;

    private static final int ARRIVING_PER_SECOND = 10_000;
    private static final int ARRIVING_CONNECTIONS = 1_000;
    private static final Duration UNTIL_SALE = Duration.ofMinutes(20);
    private static final int POLLS_WARM_UP_SECONDS = 2;

    /** A megabyte: two looks at an idle server differ by as much. */
    private static final int HEAP_NONE_BYTES = 10;

    /** As browsers ask: with the tag of what they saw before, which is another one by now. */
    private static final Headers ASKING_AGAIN =
            Headers.NONE.with("Accept-Encoding", "gzip").with("If-None-Match", "\"0-0-0\"");

    /** A line that everybody has joined, what that cost, and what it takes to remember them. */
    private record Joined(long performance, Metered load, Duration took, Memory before, Memory after) {

        double redisPerFan() {
            return Math.max(0, after.redis() - before.redis()) / (double) fans();
        }

        double heapPerFan() {
            return Math.max(0, after.heap() - before.heap()) / (double) fans();
        }

        private long fans() {
            return load.traffic().step(JOIN).with(CAME);
        }
    }

    /** Asks what becomes of the line, as many connections. */
    private static final class Polling implements Script {

        private final String room;
        private final AtomicReference<Answer> last = new AtomicReference<>();

        Polling(String room) {
            this.room = room;
        }

        @Override
        public Request next() {
            return Request.get(POLL, room, ASKING_AGAIN);
        }

        @Override
        public void answered(Request request, Answer answer) {
            last.lazySet(answer);
        }

        long serving() {
            return last.get().json().path("serving").asLong();
        }
    }

    /** How a crowd comes to a line. */
    private interface Coming {

        Traffic to(URI server, InTurn joins) throws InterruptedException;
    }

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public String title() {
        return "100,000 fans join a waiting room, and poll";
    }

    @Override
    public int fans() {
        return FANS;
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        Park park = stage.park(SEATS);
        List<Headers> fans = stage.crowd().fans(FANS);
        Coming atOnce = (server, joins) -> atOnce(stage, server, joins);
        // Everybody once to warm up: no part of a fan's memory in line is what the server knows of who is logged in.
        long warm = joined(stage, park.onSaleBehindLine(LET_IN_PER_SECOND), fans, atOnce)
                .performance();
        park.pause(warm);
        long began = System.nanoTime();
        Joined line = joined(stage, park.onSaleBehindLine(LET_IN_PER_SECOND), fans, atOnce);
        var polling = new Polling(room(line.performance()));
        Traffic polls = stage.generator()
                .closed(
                        stage.product().url(),
                        Collections.nCopies(HttpCeiling.CONNECTIONS, polling),
                        Span.seconds(POLLS_WARM_UP_SECONDS, stage.lengths().reference()));
        mustBeWithinPolicy(polling.serving(), Duration.ofNanos(System.nanoTime() - began));
        park.pause(line.performance());
        Joined before = joined(
                stage,
                park.beforeSale(UNTIL_SALE, LET_IN_PER_SECOND),
                fans,
                (server, joins) -> arriving(stage, server, joins));
        return figures(stage, line, polls, before, SortedLineMeasured.at(stage));
    }

    private List<Figure> figures(
            Stage stage, Joined line, Traffic polls, Joined before, Map<String, SortedLineMeasured> references)
            throws InterruptedException {
        Traffic.Step joins = line.load().traffic().step(JOIN);
        Traffic.Step polled = polls.step(POLL);
        Traffic.Step came = before.load().traffic().step(JOIN);
        Figure joining = Figure.most(
                        id(), "joins, closed loop", line.load().traffic().perSecond(JOIN, CAME), "joins/s")
                .latency(joins.latency().p50Millis(), joins.latency().p99Millis())
                .references(SortedLineMeasured.each(references, SortedLineMeasured::joinsPerSecond))
                .ceiling(Ceiling.together(
                        stage.ceilings().http(), stage.ceilings().line()))
                .floor(atLeast(Of.VALUE, 5_000))
                .goal(atLeast(Of.VALUE, 10_000))
                .note("256 connections; answers " + joins)
                .note(line.load().cost());
        Figure arriving = Figure.least(
                        id(),
                        "100,000 come before a sale in 10 s, until all have a place",
                        before.took().toMillis() / 1e3,
                        "s")
                .latency(came.latency().p50Millis(), came.latency().p99Millis())
                .floor(atMost(Of.VALUE, 20))
                .goal(atMost(Of.VALUE, 10.1))
                .note("open loop: latency counts from when each was due; answers " + came);
        Figure polling = Figure.most(id(), "polls of the state", polls.perSecond(POLL, TOLD), "polls/s")
                .latency(polled.latency().p50Millis(), polled.latency().p99Millis())
                .references(SortedLineMeasured.each(references, SortedLineMeasured::pollsPerSecond))
                .ceiling(stage.ceilings().http().perSecond())
                .floor(atLeast(Of.VALUE, 20_000))
                .goal(atLeast(Of.CEILING, 90), atLeast(Of.REFERENCE, 5))
                .note("256 connections, 100,000 in line, %d let in a second; answers %s"
                        .formatted(LET_IN_PER_SECOND, polled));
        return List.of(
                joining,
                arriving,
                polling,
                redis("Redis, a fan in line", line)
                        .references(SortedLineMeasured.each(references, SortedLineMeasured::redisPerFan)),
                redis("Redis, a fan before the draw", before),
                Figure.least(id(), "the server's heap, a fan in line", line.heapPerFan(), "bytes")
                        .goal(atMost(Of.VALUE, HEAP_NONE_BYTES))
                        .note("live objects, %.0f MB before and %.0f MB after"
                                .formatted(
                                        line.before().heap() / 1e6, line.after().heap() / 1e6)));
    }

    private Figure redis(String name, Joined line) {
        return Figure.least(id(), name, line.redisPerFan(), "bytes")
                .goal(atMost(Of.VALUE, 160))
                .note("used_memory without buffers, %.1f MB before and %.1f MB after"
                        .formatted(line.before().redis() / 1e6, line.after().redis() / 1e6));
    }

    private static Joined joined(Stage stage, long performance, List<Headers> fans, Coming coming)
            throws InterruptedException {
        String entries = room(performance) + "/entries";
        var joins = new InTurn(
                fans.stream().map(fan -> Request.post(JOIN, entries, fan, "")).toList());
        Memory before = memory(stage);
        Metered load = stage.metered(
                List.of(stage.product().server()),
                () -> coming.to(stage.product().url(), joins));
        Memory after = memory(stage);
        Traffic.Step answers = load.traffic().step(JOIN);
        // An open loop may bring one more or less: its lanes round.
        if (answers.with(CAME) != answers.answers() || Math.abs(answers.with(CAME) - FANS) > FANS / 1_000) {
            throw new IllegalStateException("of %,d who came not all have a place: %s".formatted(FANS, answers));
        }
        return new Joined(performance, load, joins.took(), before, after);
    }

    /**
     * A line that calls more than it may has no speed. Nobody comes here, so that each call is made again, to the next
     * one, after ten seconds.
     */
    private static void mustBeWithinPolicy(long serving, Duration since) {
        long allowed = 0;
        for (Duration calling = since.plusSeconds(2);
                calling.isPositive();
                calling = calling.minus(CALLED_AGAIN_AFTER)) {
            allowed += LET_IN_PER_SECOND * calling.toSeconds();
        }
        if (serving > allowed) {
            throw new IllegalStateException("%,d were called where %,d may have been".formatted(serving, allowed));
        }
    }

    private static Memory memory(Stage stage) {
        return Memory.of(stage.product().stores(), stage.product().server());
    }

    static Traffic atOnce(Stage stage, URI server, InTurn joins) throws InterruptedException {
        return stage.generator()
                .closed(server, Collections.nCopies(HttpCeiling.CONNECTIONS, joins), Span.atMost(JOINED_MAX));
    }

    private static Traffic arriving(Stage stage, URI server, InTurn joins) throws InterruptedException {
        var arrivals = new Arrivals(
                JOIN,
                ARRIVING_PER_SECOND,
                ARRIVING_CONNECTIONS,
                Generator.ANSWER_MAX,
                Span.seconds(0, FANS / ARRIVING_PER_SECOND));
        return stage.generator().open(server, arrivals, joins);
    }

    private static String room(long performance) {
        return "/api/v1/performances/" + performance + "/waiting-room";
    }
}
