package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;

import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Launch;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;

/** P13: P1 with more performances on sale at once, and with more processes. */
final class Growing implements Scenario {

    /** Wanted in a round, whatever the number of performances. */
    private static final int PAIRS = 50_000;

    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()";

    private record Size(int performances, int processes) {

        String label() {
            return "%d performance%s, %d process%s"
                    .formatted(performances, performances == 1 ? "" : "s", processes, processes == 1 ? "" : "es");
        }
    }

    @Override
    public String id() {
        return "P13";
    }

    @Override
    public String title() {
        return "growth: P1 with 1, 10 and 100 performances, and with 1 and 2 processes on one database";
    }

    @Override
    public boolean comparesWithCeilings() {
        return false;
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        long deadlocksBefore = stage.number(DEADLOCKS);
        var figures = new ArrayList<Figure>();
        Metered least = holding(stage, stage.site(), 1);
        figures.add(holds(new Size(1, 1), least));
        for (int performances : List.of(10, 100)) {
            add(figures, new Size(performances, 1), holding(stage, stage.site(), performances), least);
        }
        try (Launch second = stage.product().join()) {
            Site both = stage.site(List.of(second));
            for (int performances : List.of(1, 10)) {
                add(figures, new Size(performances, 2), holding(stage, both, performances), least);
            }
        }
        long deadlocks = stage.number(DEADLOCKS) - deadlocksBefore;
        if (deadlocks > 0) {
            throw new IllegalStateException(deadlocks + " dead-locks in the database");
        }
        return figures;
    }

    private static Metered holding(Stage stage, Site site, int performances) throws InterruptedException {
        int pairsEach = Math.min(Site.SEATS / 2, PAIRS / performances);
        return new Rounds(stage, site, () -> site.pairs(performances, pairsEach), true)
                .run(stage.lengths().warmUp(), stage.lengths().seconds());
    }

    private void add(List<Figure> figures, Size size, Metered here, Metered least) {
        figures.add(holds(size, here));
        double perCore = here.perCore(Wish.STEP, Holding.HELD);
        double leastPerCore = least.perCore(Wish.STEP, Holding.HELD);
        figures.add(Figure.most(
                        id(),
                        size.label() + ", per core",
                        100 * perCore / leastPerCore,
                        "% of 1 performance, 1 process")
                .goal(atLeast(Of.VALUE, 100))
                .note("%,.0f holds in a second of one core of server and stores; %,.0f with one performance and process"
                        .formatted(perCore, leastPerCore)));
    }

    private Figure holds(Size size, Metered here) {
        Traffic.Step holds = here.traffic().step(Wish.STEP);
        return Figure.most(id(), size.label(), here.traffic().perSecond(Wish.STEP, Holding.HELD), "holds/s")
                .latency(holds.latency().p50Millis(), holds.latency().p99Millis())
                .note("no dead-lock; answers " + holds)
                .note(here.cost());
    }
}
