package io.grandstand.bench.scenario;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** F1: P1's load, and the server's process killed again and again in the middle of it. */
final class Killing implements Scenario {

    private static final int KILLS = 5;
    private static final Duration BEFORE_MIN = Duration.ofSeconds(2);
    private static final Duration BEFORE_MAX = Duration.ofSeconds(5);

    /** A server that is not back by then is not coming; admissions live no longer either. */
    private static final Duration ROUND_MAX = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "F1";
    }

    @Override
    public String title() {
        return "the server is killed five times in P1";
    }

    @Override
    public boolean comparesWithCeilings() {
        return false;
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        Duration served = BEFORE_MAX.plus(Killed.COMING_BACK).plus(Killed.AFTERWARDS);
        double holds = stage.capacity() * served.toSeconds();
        var kills = new ArrayList<Killed>();
        for (int number = 1; number <= KILLS; number++) {
            Killed killed = kill(stage, holds);
            kills.add(killed);
            stage.say(
                    "  kill %d: %,.0f holds/s before; the next hold after %.1f s; %,.0f/s until %d s later, then %,.0f/s"
                            .formatted(
                                    number,
                                    killed.before(),
                                    killed.away().toMillis() / 1e3,
                                    killed.during(),
                                    Killed.COMING_BACK.toSeconds(),
                                    killed.after()));
        }
        return List.of(
                median(kills, "goodput before a kill", "holds/s", Killed::before)
                        .note("but for the first, of a server that is not a minute old"),
                median(kills, "goodput until it has come back", "holds/s", Killed::during)
                        .note("from the kill until " + Killed.COMING_BACK.toSeconds() + " s after the next hold"),
                median(kills, "goodput when it has come back", "holds/s", Killed::after)
                        .note("in the " + Killed.AFTERWARDS.toSeconds() + " s after that: the JVM is still cold"),
                Figure.least(id(), "from a kill until the next hold", middle(kills, Killing::awaySeconds), "s")
                        .note(each(kills, Killing::awaySeconds))
                        .note("the launcher waits 1 s before it starts the server again, and twice as long each time"
                                + " that it dies within a minute"));
    }

    private static Killed kill(Stage stage, double holds) throws InterruptedException {
        Site site = stage.site();
        int performances = Rounds.performancesFor(holds);
        int pairsEach = Math.min(
                Site.SEATS / 2,
                ProductSite.WISHES_PER_FAN * (int) Math.ceil(holds / performances / ProductSite.WISHES_PER_FAN));
        long spread = BEFORE_MAX.minus(BEFORE_MIN).toMillis();
        Duration after = BEFORE_MIN.plusMillis(ThreadLocalRandom.current().nextLong(spread));
        var killed = new Killed(site.pairs(performances, pairsEach), after, stage.product()::kill);
        Traffic traffic = stage.generator()
                .closed(site.url(), Collections.nCopies(HttpCeiling.CONNECTIONS, killed), Span.atMost(ROUND_MAX));
        stage.wasTold(killed.told());
        stage.say("  answers " + traffic.step(Wish.STEP));
        return killed;
    }

    private Figure median(List<Killed> kills, String name, String unit, ToDoubleFunction<Killed> of) {
        return Figure.most(id(), name, middle(kills, of), unit).note(each(kills, of));
    }

    private static double middle(List<Killed> kills, ToDoubleFunction<Killed> of) {
        return kills.stream().mapToDouble(of).sorted().toArray()[kills.size() / 2];
    }

    private static String each(List<Killed> kills, ToDoubleFunction<Killed> of) {
        return "median of "
                + kills.stream()
                        .map(killed -> "%,.1f".formatted(of.applyAsDouble(killed)))
                        .collect(Collectors.joining("; "));
    }

    private static double awaySeconds(Killed killed) {
        return killed.away().toMillis() / 1e3;
    }
}
