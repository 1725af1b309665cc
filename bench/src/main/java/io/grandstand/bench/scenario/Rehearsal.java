package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Streams;
import io.grandstand.bench.product.Demo;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.product.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small crowd that does what crowds do, for a server to learn from; nothing is measured. */
public final class Rehearsal {

    /** Each holds as much as a fan may, and buys at another performance. */
    public static final int FANS = 1_000;

    private static final int SEATS_EACH = 2;
    private static final int SEATS = FANS * Park.TICKETS_MAX_PER_FAN;
    private static final int STANDING_FANS = FANS / 5;

    private static final int HOLDING = 32;
    private static final int BUYING = 24;
    private static final int LOOKING = 8;
    private static final int WATCHING = 16;

    private static final Headers PACKED = Headers.NONE.with("Accept-Encoding", "gzip");
    private static final Headers PAGE = PACKED.with("Accept", "text/html");

    private final Demo demo;

    public Rehearsal(Demo demo) {
        this.demo = demo;
    }

    /** For so long, after everybody who wants to hold was let in. */
    public void run(int seconds) throws InterruptedException {
        try (var generator = new Generator()) {
            var crowd = new Crowd(demo, generator);
            Park park = demo.park(SEATS);
            long held = park.onSale();
            long bought = park.onSale();
            long standing = demo.field(STANDING_FANS * Park.TICKETS_MAX_PER_FAN).onSale();
            var holding = new Holding(wishes(crowd, held, standing));
            Queue<Purchase.Wanted> wanted = wanted(crowd);
            Stream<Script> scripts = Stream.of(
                            Collections.nCopies(HOLDING, holding).stream(),
                            IntStream.range(0, BUYING).mapToObj(_ -> buying(bought, wanted)),
                            IntStream.range(0, LOOKING).mapToObj(_ -> new Looking(held)))
                    .flatMap(each -> each);
            try (Streams _ = generator.streams(demo.url(), watching(crowd, held), (_, _, _) -> {})) {
                generator.closed(demo.url(), scripts.toList(), Span.atMost(Duration.ofSeconds(seconds)));
            }
        }
    }

    /** Of seats by their numbers for the most part, some of them to be decided later; of the best, and of places. */
    private static List<Wish> wishes(Crowd crowd, long seated, long standing) throws InterruptedException {
        var wishes = new ArrayList<Wish>();
        var seats = ProductSite.shuffled(SEATS).iterator();
        for (Admitted fan : crowd.letIn(List.of(seated), FANS)) {
            var patient = new Admitted(seated, fan.headers().with("Prefer", "respond-async"));
            wishes.add(Wish.ofBest(fan, SEATS_EACH));
            wishes.add(Wish.ofProduct(patient, List.of(seats.next(), seats.next())));
            for (int pair = 2; pair < ProductSite.WISHES_PER_FAN; pair++) {
                wishes.add(Wish.ofProduct(fan, List.of(seats.next(), seats.next())));
            }
        }
        for (Admitted fan : crowd.letIn(List.of(standing), STANDING_FANS)) {
            wishes.addAll(
                    Collections.nCopies(ProductSite.WISHES_PER_FAN, Wish.ofPlaces(fan, Plan.STANDING, SEATS_EACH)));
        }
        Collections.shuffle(wishes);
        return wishes;
    }

    private static Queue<Purchase.Wanted> wanted(Crowd crowd) {
        var seats = ProductSite.shuffled(SEATS).iterator();
        var wanted = new ConcurrentLinkedQueue<Purchase.Wanted>();
        for (Headers fan : crowd.fans(FANS)) {
            wanted.add(new Purchase.Wanted(fan, List.of(seats.next(), seats.next())));
        }
        return wanted;
    }

    private static Script buying(long performance, Queue<Purchase.Wanted> wanted) {
        return new Purchase(performance, wanted, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    private static List<Request> watching(Crowd crowd, long performance) {
        String path = "/api/v1/performances/" + performance + "/availability/stream";
        return crowd.fans(WATCHING).stream()
                .map(fan -> Request.get("watch", path, fan))
                .toList();
    }

    /** Looks at one page after another, and at what they ask for. */
    private static final class Looking implements Script {

        private final List<String> paths;
        private int next;

        Looking(long performance) {
            String page = "/performances/" + performance;
            String api = "/api/v1/performances/" + performance;
            this.paths = List.of(
                    "/",
                    page,
                    page + "/seats",
                    "/login",
                    "/api/v1/performances",
                    api,
                    api + "/seat-map",
                    api + "/availability",
                    api + "/availability",
                    api + "/waiting-room",
                    api + "/waiting-room");
        }

        @Override
        public Request next() {
            String path = paths.get(next++ % paths.size());
            return Request.get("look", path, path.startsWith("/api") ? PACKED : PAGE);
        }

        @Override
        public void answered(Request request, Answer answer) {
            if (!answer.successful() && answer.status() != Holding.BUSY) {
                throw new IllegalStateException(request.path() + " answered " + answer);
            }
        }
    }
}
