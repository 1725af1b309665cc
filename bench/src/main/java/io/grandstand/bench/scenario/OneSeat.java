package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** P2: many fans on one seat at once, and the time until all have their answer. */
final class OneSeat implements Scenario {

    private static final int FANS = 5_000;
    private static final int TAKEN = 409;

    /** It is over in less than a second, so it is done a few times, after once to warm up. */
    private static final int TIMES = 5;

    private static final Duration ANSWERED_MAX = Duration.ofMinutes(1);

    /** One fan on a connection of their own, who asks again when told that it is too busy. */
    private static final class Once implements Script {

        private final Holding holding;
        private @Nullable Request asking;

        Once(Holding holding) {
            this.holding = holding;
            this.asking = holding.next();
        }

        @Override
        public @Nullable Request next() {
            Request once = asking;
            asking = null;
            return once;
        }

        @Override
        public void answered(Request request, Answer answer) {
            if (answer.status() == Holding.BUSY) {
                asking = request;
            } else {
                holding.answered(request, answer);
            }
        }

        /** A server that is called by thousands in the same moment may turn some of them off: they call again. */
        @Override
        public void unanswered(Request request) {
            asking = request;
        }
    }

    @Override
    public String id() {
        return "P2";
    }

    @Override
    public String title() {
        return "5,000 fans on one seat at once, until all are answered";
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        double ours = millisOf(stage, stage.site(), true);
        Map<String, Double> references = stage.atEachReference(site -> millisOf(stage, site, false));
        var nothing = new HttpCeiling(stage.generator(), stage.product().url());
        var ceilings = new ArrayList<Double>();
        for (int time = 0; time < TIMES; time++) {
            ceilings.add(nothing.atOnce(FANS).toNanos() / 1e6);
        }
        return List.of(Figure.least(id(), "5,000 fans, one seat", ours, "ms")
                .references(references)
                .ceiling(median(ceilings))
                .floor(atLeast(Of.CEILING, 100 / 3.0))
                .goal(atLeast(Of.CEILING, 100 / 1.5))
                .note("median of " + (TIMES - 1) + "; the ceiling is the time that L1 needs for as many"));
    }

    private static double millisOf(Stage stage, Site site, boolean journalled) throws InterruptedException {
        var times = new ArrayList<Double>();
        for (int time = 0; time < TIMES; time++) {
            var holding = new Holding(site.oneSeat(FANS));
            List<Once> fans = new ArrayList<>();
            for (int fan = 0; fan < FANS; fan++) {
                fans.add(new Once(holding));
            }
            Traffic traffic = stage.generator().closed(site.url(), fans, Span.atMost(ANSWERED_MAX));
            Traffic.Step answers = traffic.step(Wish.STEP);
            if (answers.with(Holding.HELD) != 1 || answers.with(TAKEN) != FANS - 1) {
                throw new IllegalStateException("one of " + FANS + " must win, and each be told: " + answers);
            }
            if (journalled) {
                stage.wasTold(holding.told());
            }
            times.add(traffic.measured().toNanos() / 1e6);
        }
        return median(times.subList(1, times.size()));
    }

    private static double median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
