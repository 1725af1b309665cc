package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;
import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Arrivals;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Latency;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Streams;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** P5: looking at seats, while others book at half of what can be booked. */
final class WatchingSeats implements Scenario {

    private static final int WATCHERS = 1_000;
    private static final int CONNECTIONS = 1_000;
    private static final int SETTLE_SECONDS = 1;
    private static final String READ = "availability";
    private static final Headers PACKED = Headers.NONE.with("Accept-Encoding", "gzip");

    /** Reads the same state again and again, as many connections. */
    private static final class Reading implements Script {

        private final String path;
        private final AtomicInteger bytes = new AtomicInteger();

        Reading(String path) {
            this.path = path;
        }

        @Override
        public Request next() {
            return Request.get(READ, path, PACKED);
        }

        @Override
        public void answered(Request request, Answer answer) {
            bytes.lazySet(answer.bytes());
        }
    }

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public String title() {
        return "seats of a full park: size, reads, and 1,000 watchers while P1 runs at half its capacity";
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        double rate = stage.capacity() / 2;
        int seconds = SETTLE_SECONDS + stage.lengths().arriving();
        Site site = stage.site();
        List<Wish> wishes = site.pairs(Rounds.performancesFor(rate * seconds));
        long watchedPerformance = wishes.getFirst().performance();
        var watched = new Watched(wishes, watchedPerformance);
        var arrivals = new Arrivals(
                Wish.STEP,
                rate,
                CONNECTIONS,
                Generator.ANSWER_MAX,
                Span.seconds(SETTLE_SECONDS, stage.lengths().arriving()));
        String availability = "/api/v1/performances/" + watchedPerformance + "/availability";
        Metered load;
        long bytes;
        int lost;
        try (Streams streams =
                stage.generator().streams(site.url(), watching(stage, availability + "/stream"), watched)) {
            load = stage.metered(site.processes(), () -> stage.generator().open(site.url(), arrivals, watched));
            bytes = streams.bytes();
            lost = streams.ended();
        }
        stage.wasTold(watched.told());
        var figures = new ArrayList<Figure>();
        figures.addAll(reads(stage, site, availability));
        Latency staleness = watched.staleness();
        figures.add(Figure.least(id(), "a change is seen by 1,000 watchers", staleness.p99Millis(), "ms at p99")
                .latency(staleness.p50Millis(), staleness.p99Millis())
                .floor(atMost(Of.VALUE, 1_000))
                .goal(atMost(Of.VALUE, 300))
                .note(
                        "from the answer to the fan until a watcher's event, for the oldest change in it; %,d events, %.1f MB/s, "
                                        .formatted(
                                                watched.eventsSeen(),
                                                bytes / 1e6 / load.traffic().seconds())
                                + "streams that ended: " + lost)
                .note(load.cost()));
        Traffic.Step holds = load.traffic().step(Wish.STEP);
        figures.add(Figure.most(
                        id(),
                        "holds meanwhile",
                        100 * load.traffic().perSecond(Wish.STEP, Holding.HELD) / rate,
                        "% of those who came")
                .latency(holds.latency().p50Millis(), holds.latency().p99Millis())
                .goal(atLeast(Of.VALUE, 90))
                .note("%,.0f arrivals/s, half of what P1 reached; answers %s".formatted(rate, holds)));
        figures.add(new WatchingInChromium(id(), stage).figure());
        return figures;
    }

    private static List<Request> watching(Stage stage, String path) {
        return stage.crowd().fans(WATCHERS).stream()
                .map(fan -> Request.get("watch", path, fan))
                .toList();
    }

    private List<Figure> reads(Stage stage, Site site, String path) throws InterruptedException {
        var reading = new Reading(path);
        List<Reading> connections = Collections.nCopies(HttpCeiling.CONNECTIONS, reading);
        Traffic traffic = stage.generator()
                .closed(site.url(), connections, Span.seconds(2, stage.lengths().reference()));
        Traffic.Step reads = traffic.step(READ);
        return List.of(
                Figure.least(id(), "the state of 25,000 seats, compressed", reading.bytes.get() / 1024.0, "KB")
                        .floor(atMost(Of.VALUE, 16))
                        .goal(atMost(Of.VALUE, 8)),
                Figure.most(id(), "reads of it", traffic.perSecond(READ, 200), "reads/s")
                        .latency(reads.latency().p50Millis(), reads.latency().p99Millis())
                        .ceiling(stage.ceilings().http().perSecond())
                        .note("answers " + reads));
    }
}
