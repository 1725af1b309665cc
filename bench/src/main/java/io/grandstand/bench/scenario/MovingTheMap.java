package io.grandstand.bench.scenario;

import static io.grandstand.bench.browser.Frames.percentile;
import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.browser.Chromium;
import io.grandstand.bench.browser.Frames;
import io.grandstand.bench.browser.Tab;
import io.grandstand.bench.browser.Tab.Mouse;
import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Arrivals;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.JsonNode;

/** B1: the map of a full park is dragged and zoomed in a real browser, while others go on holding its seats. */
final class MovingTheMap implements Scenario {

    private static final String UNIT = "ms at p95";
    private static final int SCRIPT_MILLIS_MAX = 8;
    private static final int FANS = 2_000;

    /** A third of the park is held before; of the rest, some seats go every second, as when a sale is on its way. */
    private static final int HELD_BEFORE = Site.SEATS / 2 / 3;

    private static final int HOLDS_PER_SECOND = 40;
    private static final int CONNECTIONS = 16;
    private static final Duration LOAD_MAX = Duration.ofSeconds(40);

    /** Each is told to the page when it has heard of the one before: about a frame each. */
    private static final int MOVES = 300;

    private static final int TURNS = 60;
    private static final double TURN = 20;

    /** Of a screen at a desk: all seats of the park are in view, and drawn. */
    private static final int SCREEN_WIDTH = 1_920;

    private static final int SCREEN_HEIGHT = 1_080;
    private static final double MIDDLE_X = 750;
    private static final double MIDDLE_Y = 600;
    private static final double ACROSS = 120;
    private static final double DOWN = 90;

    @Override
    public String id() {
        return "B1";
    }

    @Override
    public String title() {
        return "the map of a full park, dragged and zoomed in Chromium while its seats are being held";
    }

    @Override
    public boolean comparesWithCeilings() {
        return false;
    }

    @Override
    public int fans() {
        return FANS;
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        Optional<Path> binary = Chromium.installed();
        if (binary.isEmpty()) {
            return List.of(Figure.notRun(id(), "script a frame", UNIT, "Chromium is not installed")
                    .floor(atMost(Of.VALUE, SCRIPT_MILLIS_MAX)));
        }
        List<Wish> wishes = stage.site().pairs(1);
        var before = new Holding(wishes.subList(0, HELD_BEFORE));
        stage.generator()
                .closed(
                        stage.site().url(),
                        Collections.nCopies(HttpCeiling.CONNECTIONS, before),
                        Span.atMost(LOAD_MAX));
        stage.wasTold(before.told());
        try (Chromium chromium = Chromium.start(binary.get(), stage.folder().resolve("chromium"));
                Tab tab = chromium.tab()) {
            tab.resize(SCREEN_WIDTH, SCREEN_HEIGHT);
            var map = new OpenMap(tab, stage.product().url(), wishes.getFirst().performance(), new Sightings());
            var others = new Holding(wishes.subList(HELD_BEFORE, wishes.size()));
            var load = new FutureTask<>(() -> load(stage, others));
            Thread.ofPlatform().start(load);
            List<Figure> figures = figures(map, tab);
            if (load.isDone()) {
                throw new IllegalStateException("the load ended before the map had been moved");
            }
            load.get();
            stage.wasTold(others.told());
            return figures;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed", e.getCause());
        }
    }

    private static Traffic load(Stage stage, Holding others) throws InterruptedException {
        return stage.generator()
                .open(
                        stage.site().url(),
                        new Arrivals(
                                Wish.STEP, HOLDS_PER_SECOND, CONNECTIONS, Generator.ANSWER_MAX, Span.atMost(LOAD_MAX)),
                        others);
    }

    private List<Figure> figures(OpenMap map, Tab tab) throws InterruptedException {
        // The list beside the map is open at a row, and has to follow as well.
        map.show(0);
        map.fit();
        var figures = new ArrayList<Figure>();
        figures.add(figure("script a frame, the whole park dragged", map, tab.traced(() -> drag(tab))));
        figures.add(figure("script a frame, zoomed in", map, tab.traced(() -> turn(tab, -TURN))));
        figures.add(figure("script a frame, dragged from near", map, tab.traced(() -> drag(tab))));
        figures.add(figure("script a frame, zoomed out", map, tab.traced(() -> turn(tab, TURN))));
        return figures;
    }

    private static void drag(Tab tab) {
        tab.drag(Mouse.PRESSED, MIDDLE_X, MIDDLE_Y);
        for (int move = 0; move < MOVES; move++) {
            tab.drag(Mouse.MOVED, MIDDLE_X + ACROSS * Math.sin(move / 15.0), MIDDLE_Y + DOWN * Math.sin(move / 11.0));
        }
        tab.drag(Mouse.RELEASED, MIDDLE_X, MIDDLE_Y);
    }

    private static void turn(Tab tab, double by) {
        for (int turn = 0; turn < TURNS; turn++) {
            tab.wheel(MIDDLE_X, MIDDLE_Y, by);
        }
    }

    private Figure figure(String name, OpenMap map, List<JsonNode> trace) {
        Frames frames = Frames.of(trace);
        return Figure.least(id(), name, percentile(frames.script(), 95), UNIT)
                .latency(percentile(frames.script(), 50), percentile(frames.script(), 99))
                .floor(atMost(Of.VALUE, SCRIPT_MILLIS_MAX))
                .note(
                        "%,d frames, the longest script %.1f ms; the main thread busy for %.1f ms at the median, %.1f at p99"
                                .formatted(
                                        frames.count(),
                                        percentile(frames.script(), 100),
                                        percentile(frames.busy(), 50),
                                        percentile(frames.busy(), 99)))
                .note("a frame every %.1f ms at the median, %.1f at p99; %s"
                        .formatted(
                                percentile(frames.intervals(), 50), percentile(frames.intervals(), 99), map.about()));
    }
}
