package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atLeast;

import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** P3: a full park is sold out, from the line to the tickets. */
final class SellingOut implements Scenario {

    private static final int SEATS_EACH = 2;

    /** Each on a connection of their own; as soon as one has bought, the next one comes. */
    private static final int FANS_AT_ONCE = 1_000;

    private static final Duration SOLD_OUT_MAX = Duration.ofMinutes(2);

    /** A smaller park is sold first, for the server to have done it all before. */
    private static final int WARM_UP_SEATS = 3_000;

    @Override
    public String id() {
        return "P3";
    }

    @Override
    public String title() {
        return "selling out 25,000 seats: join, admission, hold, order, payment, ticket";
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        sell(stage, stage.park(WARM_UP_SEATS), new ConcurrentLinkedQueue<>());
        var times = new ConcurrentLinkedQueue<Long>();
        Metered sale = sell(stage, stage.park(Site.SEATS), times);
        Traffic traffic = sale.traffic();
        double perSecond = times.size() / traffic.seconds();
        List<Long> sorted = times.stream().sorted().toList();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.most(id(), "purchases", perSecond, "purchases/s")
                .latency(millis(sorted, 0.50), millis(sorted, 0.99))
                .ceiling(stage.ceilings().http().perSecond() / Purchase.Step.values().length)
                .floor(atLeast(Of.VALUE, 400))
                .goal(atLeast(Of.VALUE, 2_000))
                .note(
                        "of %d calls at least, by %,d fans at once; p50 and p99 are of the whole purchase; the ceiling is L1 by that number"
                                .formatted(Purchase.Step.values().length, FANS_AT_ONCE))
                .note("%,d of %,d purchases were made in time".formatted(times.size(), Site.SEATS / SEATS_EACH))
                .note("CPU-seconds per 1,000 purchases: server %.2f, stores %.2f"
                        .formatted(
                                sale.server().toNanos() / 1e6 / times.size(),
                                sale.stores().toNanos() / 1e6 / times.size()))
                .note(sale.cost()));
        for (Purchase.Step step : Purchase.Step.values()) {
            Traffic.Step calls = traffic.step(step.label());
            figures.add(Figure.least(id(), step.label(), calls.latency().p99Millis(), "ms at p99")
                    .latency(calls.latency().p50Millis(), calls.latency().p99Millis())
                    .note("answers " + calls));
        }
        return figures;
    }

    private static Metered sell(Stage stage, Park park, Queue<Long> times) throws InterruptedException {
        long performance = park.onSale();
        List<Integer> seats = ProductSite.shuffled(park.size());
        List<Headers> fans = stage.crowd().fans(park.size() / SEATS_EACH);
        var wanted = new ConcurrentLinkedQueue<Purchase.Wanted>();
        for (int fan = 0; fan < fans.size(); fan++) {
            int first = fan * SEATS_EACH;
            wanted.add(new Purchase.Wanted(fans.get(fan), List.of(seats.get(first), seats.get(first + 1))));
        }
        var told = new ConcurrentLinkedQueue<JournalLine>();
        List<Purchase> connections = IntStream.range(0, Math.min(FANS_AT_ONCE, fans.size()))
                .mapToObj(_ -> new Purchase(performance, wanted, told, times))
                .toList();
        Metered sale = stage.metered(List.of(stage.product().server()), () -> stage.generator()
                .closed(stage.product().url(), connections, Span.atMost(SOLD_OUT_MAX)));
        stage.wasTold(told);
        if (times.size() < fans.size()) {
            stage.say("  not sold out in time: %,d of %,d purchases".formatted(times.size(), fans.size()));
        }
        return sale;
    }

    private static double millis(List<Long> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
}
