package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.product.Plan;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** P6: places of one section without seats, which are one count that everybody changes; and the last of them. */
final class StandingRoom implements Scenario {

    private static final int PLACES = 100_000;
    private static final int PLACES_EACH = 2;

    /** Of the section that is sold out: threes do not go into it, so that the last place needs somebody who wants one. */
    private static final int LAST_PLACES = 10_000;

    private static final int LAST_PLACES_EACH = 3;

    /** More than find room. */
    private static final int LAST_FANS = 700;

    private static final Duration SOLD_OUT_MAX = Duration.ofMinutes(1);

    /** Counts the places that were given. */
    private static final class Giving extends Holding {

        private final AtomicLong places = new AtomicLong();

        Giving(Collection<Wish> wishes) {
            super(wishes);
        }

        @Override
        void held(Wish wish) {
            places.addAndGet(wish.places());
        }
    }

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public String title() {
        return "general admission: holds of 2 places of one section over HTTP, 256 connections, durable";
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        Park field = stage.field(PLACES);
        List<Long> performances = new ArrayList<>();
        var rounds = new Rounds(stage, stage.site(), () -> wishes(stage, field, performances), true);
        Metered ours = rounds.run(stage.lengths().warmUp(), stage.lengths().seconds());
        mustBeTaken(stage, performances, PLACES_EACH * rounds.held());
        String last = sellOut(stage);
        Traffic.Step holds = ours.traffic().step(Wish.STEP);
        return List.of(
                Figure.most(id(), "holds of places", ours.traffic().perSecond(Wish.STEP, Holding.HELD), "holds/s")
                        .latency(holds.latency().p50Millis(), holds.latency().p99Millis())
                        .ceiling(stage.ceilings().commit().perSecond())
                        .floor(atLeast(Of.VALUE, 5_000))
                        .goal(atLeast(Of.VALUE, 20_000))
                        .note("one section, so one lane; the ceiling is L2, of holds of two seats; answers " + holds)
                        .note(last)
                        .note(ours.cost()));
    }

    private static List<Wish> wishes(Stage stage, Park field, List<Long> performances) throws InterruptedException {
        long performance = field.onSale();
        performances.add(performance);
        int fans = PLACES / Park.TICKETS_MAX_PER_FAN;
        var wishes = new ArrayList<Wish>();
        for (Admitted fan : stage.crowd().letIn(List.of(performance), fans)) {
            for (int places = 0; places < Park.TICKETS_MAX_PER_FAN; places += PLACES_EACH) {
                wishes.add(Wish.ofPlaces(fan, Plan.STANDING, PLACES_EACH));
            }
        }
        Collections.shuffle(wishes);
        return wishes;
    }

    /** What fans were told and what the section has counted must be the same. */
    private static void mustBeTaken(Stage stage, List<Long> performances, long told) {
        long taken = 0;
        for (long performance : performances) {
            taken += stage.number(
                    "select coalesce(sum(taken), 0) from booking.area where performance_id = ?", performance);
        }
        if (taken != told) {
            throw new IllegalStateException("%,d places are taken, and fans were told %,d".formatted(taken, told));
        }
    }

    /** More fans than there is room for, until everyone was answered: every place must go, and none twice. */
    private static String sellOut(Stage stage) throws InterruptedException {
        long performance = stage.field(LAST_PLACES).onSale();
        var threes = new ArrayList<Wish>();
        var ones = new ArrayList<Wish>();
        for (Admitted fan : stage.crowd().letIn(List.of(performance), LAST_FANS)) {
            int left = Park.TICKETS_MAX_PER_FAN;
            for (; left > LAST_PLACES_EACH; left -= LAST_PLACES_EACH) {
                threes.add(Wish.ofPlaces(fan, Plan.STANDING, LAST_PLACES_EACH));
            }
            ones.add(Wish.ofPlaces(fan, Plan.STANDING, 1));
        }
        Collections.shuffle(threes);
        threes.addAll(ones);
        int wanted = threes.stream().mapToInt(Wish::places).sum();
        var giving = new Giving(threes);
        Traffic traffic = stage.generator()
                .closed(
                        stage.product().url(),
                        Collections.nCopies(HttpCeiling.CONNECTIONS, giving),
                        Span.atMost(SOLD_OUT_MAX));
        stage.wasTold(giving.told());
        if (giving.places.get() != LAST_PLACES) {
            throw new IllegalStateException(
                    "of %,d places %,d went: %s".formatted(LAST_PLACES, giving.places.get(), traffic.step(Wish.STEP)));
        }
        mustBeTaken(stage, List.of(performance), LAST_PLACES);
        return "%,d wanted in a section of %,d: exactly %,d went".formatted(wanted, LAST_PLACES, giving.places.get());
    }
}
