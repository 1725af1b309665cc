package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;
import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Arrivals;
import io.grandstand.bench.load.Latency;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** P7: more fans than can be served, and what still gets done for them. */
final class Overload implements Scenario {

    /** A fan whose answer comes later has gone, and it was for nothing. */
    private static final Duration GOOD_MAX = Duration.ofSeconds(2);

    private static final int CONNECTIONS = 5_000;

    /**
     * Whoever finds no connection free for so long is turned away, as by a gateway in front. They must not stand in a line
     * for one: the first in it would be those whose time is nearly over, so that the server, which cannot know since when
     * they wait, would work for nobody else.
     */
    private static final Duration CONNECTION_WAIT_MAX = Duration.ofMillis(50);

    private static final int REFUSED_FROM = 500;

    private record Factor(int times, double floor, double goal) {}

    private static final List<Factor> FACTORS =
            List.of(new Factor(2, 80, 90), new Factor(5, 65, 85), new Factor(10, 50, 75));

    /** Counts what was done in time, and how soon a refusal came. */
    private static final class Judging extends Holding {

        private final Latency refusals = new Latency();
        private long good;

        Judging(Collection<Wish> wishes) {
            super(wishes);
        }

        @Override
        public synchronized void answered(Request request, Answer answer) {
            super.answered(request, answer);
            if (answer.status() == HELD && answer.took().compareTo(GOOD_MAX) <= 0) {
                good++;
            }
            if (answer.status() >= REFUSED_FROM) {
                refusals.record(answer.served());
            }
        }

        synchronized long good() {
            return good;
        }
    }

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public String title() {
        return "overload: 2, 5 and 10 times the capacity";
    }

    @Override
    public boolean comparesWithCeilings() {
        return false;
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        double capacity = stage.capacity();
        var figures = new ArrayList<Figure>();
        for (Factor factor : FACTORS) {
            figures.addAll(at(stage, capacity, factor));
        }
        return figures;
    }

    private List<Figure> at(Stage stage, double capacity, Factor factor) throws InterruptedException {
        int seconds = Math.min(stage.lengths().reference(), stage.lengths().arriving());
        Site site = stage.site();
        var judging = new Judging(site.pairs(Rounds.performancesFor(2 * capacity * seconds)));
        var arrivals = new Arrivals(
                Wish.STEP, capacity * factor.times(), CONNECTIONS, CONNECTION_WAIT_MAX, Span.seconds(0, seconds));
        Metered load = stage.metered(site.processes(), () -> stage.generator().open(site.url(), arrivals, judging));
        stage.wasTold(judging.told());
        Traffic traffic = load.traffic();
        double goodput = judging.good() / traffic.seconds();
        String name = factor.times() + " × capacity";
        var figures = new ArrayList<Figure>();
        figures.add(Figure.most(id(), name + ", goodput", 100 * goodput / capacity, "% of capacity")
                .latency(
                        traffic.step(Wish.STEP).latency().p50Millis(),
                        traffic.step(Wish.STEP).latency().p99Millis())
                .floor(atLeast(Of.VALUE, factor.floor()))
                .goal(atLeast(Of.VALUE, factor.goal()))
                .note("%,.0f holds/s in time of %,.0f arrivals/s; answers %s; found no connection free %,d"
                        .formatted(goodput, arrivals.perSecond(), traffic.step(Wish.STEP), traffic.givenUp()))
                .note(load.cost()));
        if (judging.refusals.count() > 0) {
            figures.add(Figure.least(id(), name + ", a refusal", judging.refusals.p50Millis(), "ms")
                    .latency(judging.refusals.p50Millis(), judging.refusals.p99Millis())
                    .goal(atMost(Of.P50, 10)));
        }
        return figures;
    }
}
