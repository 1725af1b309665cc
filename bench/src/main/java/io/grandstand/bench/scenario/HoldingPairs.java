package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;
import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.ceiling.Ceiling;
import io.grandstand.bench.load.Arrivals;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.util.List;
import java.util.Map;

/** P1: two random free seats each, at four full parks, on 256 connections, durably. */
final class HoldingPairs implements Scenario {

    private static final int CONNECTIONS_OPEN = 1_000;
    private static final double SHARE_OF_CAPACITY = 0.7;

    /** What letting so many fans in leaves behind is done by then, and so are their connections. */
    private static final int ARRIVING_WARM_UP_SECONDS = 5;

    @Override
    public String id() {
        return "P1";
    }

    @Override
    public String title() {
        return "holds over HTTP, 2 seats each, 256 connections, durable";
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        Lengths lengths = stage.lengths();
        Metered ours = new Rounds(stage, stage.site(), true).run(lengths.warmUp(), lengths.seconds());
        Traffic.Step holds = ours.traffic().step(Wish.STEP);
        double capacity = ours.traffic().perSecond(Wish.STEP, Holding.HELD);
        stage.capacity(capacity);
        Traffic arriving = arriving(stage, capacity * SHARE_OF_CAPACITY);
        Map<String, Double> references = stage.atEachReference(site -> new Rounds(stage, site, false)
                .run(lengths.warmUp(), lengths.reference())
                .traffic()
                .perSecond(Wish.STEP, Holding.HELD));
        Figure closed = Figure.most(id(), "holds, closed loop", capacity, "holds/s")
                .latency(holds.latency().p50Millis(), holds.latency().p99Millis())
                .references(references)
                .ceiling(Ceiling.together(
                        stage.ceilings().http(), stage.ceilings().commit()))
                .floor(atLeast(Of.VALUE, 6_000))
                .goal(atLeast(Of.VALUE, 20_000), atLeast(Of.CEILING, 70))
                .note("answers " + holds)
                .note(ours.cost());
        Traffic.Step open = arriving.step(Wish.STEP);
        Figure latency = Figure.most(
                        id(), "holds, arriving at 70 % of that", arriving.perSecond(Wish.STEP, Holding.HELD), "holds/s")
                .latency(open.latency().p50Millis(), open.latency().p99Millis())
                .floor(atMost(Of.P99, 100))
                .goal(atMost(Of.P99, 50))
                .note("open loop: latency counts from when each was due; answers " + open);
        return List.of(closed, latency);
    }

    /** The open loop says what a fan waits. */
    private static Traffic arriving(Stage stage, double perSecond) throws InterruptedException {
        Site site = stage.site();
        var span = Span.seconds(ARRIVING_WARM_UP_SECONDS, stage.lengths().arriving());
        double fans = perSecond * (ARRIVING_WARM_UP_SECONDS + stage.lengths().arriving());
        var holding = new Holding(site.pairs(Rounds.performancesFor(fans)));
        var arrivals = new Arrivals(Wish.STEP, perSecond, CONNECTIONS_OPEN, Generator.ANSWER_MAX, span);
        Traffic traffic = stage.generator().open(site.url(), arrivals, holding);
        stage.wasTold(holding.told());
        return traffic;
    }
}
