package io.grandstand.bench.ceiling;

import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** L1: what the same server does where there is nothing to do. */
public final class HttpCeiling {

    /** As many as the scenarios have. */
    public static final int CONNECTIONS = 256;

    /** The first load that a fresh server gets: it must have been compiled before it counts. */
    private static final int WARM_UP_SECONDS = 10;

    private static final String STEP = "nothing";
    private static final Duration AT_ONCE_MAX = Duration.ofSeconds(30);

    private final Generator generator;
    private final URI server;

    public HttpCeiling(Generator generator, URI server) {
        this.generator = generator;
        this.server = server;
    }

    Ceiling measure(int seconds) throws InterruptedException {
        List<Script> scripts = IntStream.range(0, CONNECTIONS)
                .<Script>mapToObj(_ -> HttpCeiling::asking)
                .toList();
        Traffic traffic = generator.closed(server, scripts, Span.seconds(WARM_UP_SECONDS, seconds));
        check(traffic, traffic.step(STEP).answers());
        return new Ceiling(
                "L1",
                "HTTP and JSON, doing nothing",
                traffic.perSecond(STEP),
                "%d connections, p99 %.1f ms"
                        .formatted(CONNECTIONS, traffic.step(STEP).latency().p99Millis()));
    }

    /** How long it takes to answer so many who ask at once. */
    public Duration atOnce(int count) throws InterruptedException {
        List<Once> scripts = IntStream.range(0, count).mapToObj(_ -> new Once()).toList();
        Traffic traffic = generator.closed(server, scripts, Span.atMost(AT_ONCE_MAX));
        check(traffic, count);
        return traffic.measured();
    }

    private static void check(Traffic traffic, long answers) {
        if (answers == 0 || traffic.step(STEP).with(200) != answers) {
            throw new IllegalStateException("doing nothing was answered " + traffic.step(STEP));
        }
    }

    private static Request asking() {
        return Request.put(STEP, "/bench/nothing/" + UUID.randomUUID(), Headers.NONE, "{\"seats\":[12345,12346]}");
    }

    private static final class Once implements Script {

        private boolean asked;

        @Override
        public @Nullable Request next() {
            if (asked) {
                return null;
            }
            asked = true;
            return asking();
        }
    }
}
