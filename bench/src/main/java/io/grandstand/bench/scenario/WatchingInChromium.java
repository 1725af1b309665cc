package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.browser.Chromium;
import io.grandstand.bench.browser.Tab;
import io.grandstand.bench.load.Arrivals;
import io.grandstand.bench.load.CpuTime;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Latency;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.product.Plan;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The last part of P5: how soon a fan in a real browser sees what another one holds, while P1 runs at half its capacity. */
final class WatchingInChromium {

    static final String NAME = "another fan's hold on the map in Chromium";

    private static final int SOON_MILLIS = 500;

    /** Kept out of P1's wishes, held one seat after another, and looked at row by row. */
    private static final int ROWS = 8;

    /** No divisor of the frames in a second: every phase of a frame must occur. */
    private static final int PROBES_PER_SECOND = 17;

    private static final int PROBE_CONNECTIONS = 4;
    private static final int CONNECTIONS = 1_000;
    private static final int LOAD_SECONDS = 25;
    private static final Duration SEEN_MAX = Duration.ofSeconds(5);

    private final String id;
    private final Stage stage;

    WatchingInChromium(String id, Stage stage) {
        this.id = id;
        this.stage = stage;
    }

    Figure figure() throws InterruptedException {
        Optional<Path> binary = Chromium.installed();
        if (binary.isEmpty()) {
            return Figure.notRun(id, NAME, "ms at p99", "Chromium is not installed")
                    .floor(atMost(Of.VALUE, SOON_MILLIS));
        }
        double rate = stage.capacity() / 2;
        List<Wish> wishes = stage.site().pairs(Rounds.performancesFor(rate * LOAD_SECONDS));
        long performance = wishes.getFirst().performance();
        Set<Integer> kept = new HashSet<>();
        for (int row = 0; row < ROWS; row++) {
            kept.addAll(Plan.row(row));
        }
        var others = new Holding(wishes.stream()
                .filter(wish -> wish.performance() != performance
                        || wish.seats().stream().noneMatch(kept::contains))
                .toList());
        List<Admitted> fans = stage.crowd()
                .letIn(List.of(performance), (kept.size() + Park.TICKETS_MAX_PER_FAN - 1) / Park.TICKETS_MAX_PER_FAN);
        var sightings = new Sightings();
        try (Chromium chromium = Chromium.start(binary.get(), stage.folder().resolve("chromium"));
                Tab tab = chromium.tab()) {
            var map = new OpenMap(tab, stage.product().url(), performance, sightings);
            var load = new FutureTask<>(() -> load(rate, others));
            Thread.ofPlatform().start(load);
            CpuTime before = chromium.cpu();
            long began = System.nanoTime();
            probe(map, fans, sightings);
            double cores = chromium.cpu().since(before).toNanos() / (double) (System.nanoTime() - began);
            Latency latency = sightings.latency(System.nanoTime());
            if (load.isDone()) {
                throw new IllegalStateException("the load ended before the browser had seen everything");
            }
            return figure(latency, sightings.unseen(), cores, rate, load.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed", e.getCause());
        }
    }

    private Metered load(double rate, Holding others) throws InterruptedException {
        Site site = stage.site();
        var arrivals = new Arrivals(
                Wish.STEP, rate, CONNECTIONS, Generator.ANSWER_MAX, Span.atMost(Duration.ofSeconds(LOAD_SECONDS)));
        Metered load = stage.metered(site.processes(), () -> stage.generator().open(site.url(), arrivals, others));
        stage.wasTold(others.told());
        return load;
    }

    /** One seat after another, each by a fan who may still have one. */
    private void probe(OpenMap map, List<Admitted> fans, Sightings sightings) throws InterruptedException {
        int probed = 0;
        try (var generator = new Generator()) {
            for (int row = 0; row < ROWS; row++) {
                map.show(row);
                var wishes = new ArrayList<Wish>();
                for (int seat : Plan.row(row)) {
                    wishes.add(Wish.ofProduct(fans.get(probed++ / Park.TICKETS_MAX_PER_FAN), List.of(seat)));
                }
                var probe = new Holding(wishes) {
                    @Override
                    void held(Wish wish) {
                        sightings.told(wish.seats().getFirst(), System.nanoTime());
                    }
                };
                Span span = Span.atMost(Duration.ofMillis(1_000L * wishes.size() / PROBES_PER_SECOND));
                generator.open(
                        stage.product().url(),
                        new Arrivals(Wish.STEP, PROBES_PER_SECOND, PROBE_CONNECTIONS, Generator.ANSWER_MAX, span),
                        probe);
                stage.wasTold(probe.told());
                sightings.await(probed, SEEN_MAX);
            }
        }
    }

    private Figure figure(Latency latency, long unseen, double cores, double rate, Metered load) {
        Traffic.Step holds = load.traffic().step(Wish.STEP);
        return Figure.least(id, NAME, latency.p99Millis(), "ms at p99")
                .latency(latency.p50Millis(), latency.p99Millis())
                .floor(atMost(Of.VALUE, SOON_MILLIS))
                .note(("from the answer to the fan until the other's browser has painted it: %,d holds of a seat, the"
                                + " slowest %.0f ms, never seen %,d")
                        .formatted(latency.count(), latency.maxMillis(), unseen))
                .note("%,.0f arrivals/s meanwhile, half of what P1 reached; answers %s".formatted(rate, holds))
                .note(load.cost() + ", Chromium %.2f".formatted(cores));
    }
}
