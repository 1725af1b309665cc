package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.product.Demo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The demo's fans, who are let in to performances as any fan is. */
final class Crowd {

    private static final int CONNECTIONS = 64;
    private static final Duration LETTING_IN_MAX = Duration.ofMinutes(2);

    private final Demo demo;
    private final Generator generator;
    private int nextFan;

    Crowd(Demo demo, Generator generator) {
        this.demo = demo;
        this.generator = generator;
    }

    /** Fans in their turn, so that nobody comes twice before everybody came once. */
    List<Headers> fans(int count) {
        List<String> tokens = demo.tokens();
        if (count > tokens.size()) {
            throw new IllegalArgumentException("there are " + tokens.size() + " fans, not " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> Headers.bearer(tokens.get(nextFan++ % tokens.size())))
                .toList();
    }

    /** So many fans for each performance, each with the right to book there for the next minute. */
    List<Admitted> letIn(List<Long> performances, int fansEach) throws InterruptedException {
        var wanting = new ConcurrentLinkedQueue<Admitted>();
        for (long performance : performances) {
            fans(fansEach).forEach(fan -> wanting.add(new Admitted(performance, fan)));
        }
        var admitted = Collections.synchronizedList(new ArrayList<Admitted>(wanting.size()));
        int all = wanting.size();
        List<LettingIn> scripts = IntStream.range(0, Math.min(CONNECTIONS, all))
                .mapToObj(_ -> new LettingIn(wanting, admitted))
                .toList();
        generator.closed(demo.url(), scripts, Span.atMost(LETTING_IN_MAX));
        if (admitted.size() != all) {
            throw new IllegalStateException(admitted.size() + " of " + all + " fans were let in");
        }
        return List.copyOf(admitted);
    }

    /** Joins the line, and asks to be let in, for one fan after another. */
    private static final class LettingIn implements Script {

        private static final String JOIN = "join";

        private final Queue<Admitted> wanting;
        private final List<Admitted> admitted;
        private @Nullable Admitted fan;
        private @Nullable String entry;

        LettingIn(Queue<Admitted> wanting, List<Admitted> admitted) {
            this.wanting = wanting;
            this.admitted = admitted;
        }

        @Override
        public @Nullable Request next() {
            Admitted inLine = fan;
            if (inLine != null && entry != null) {
                return Request.post(
                        "admit", room(inLine) + "/admissions", inLine.headers().with("Entry", entry), "");
            }
            Admitted first = wanting.poll();
            fan = first;
            return first == null ? null : Request.post(JOIN, room(first) + "/entries", first.headers(), "");
        }

        private static String room(Admitted fan) {
            return "/api/v1/performances/" + fan.performance() + "/waiting-room";
        }

        @Override
        public void answered(Request request, Answer answer) {
            if (!answer.successful()) {
                throw new IllegalStateException(request.path() + " answered " + answer);
            }
            if (request.step().equals(JOIN)) {
                entry = answer.field("entry");
                return;
            }
            Admitted in = Objects.requireNonNull(fan);
            admitted.add(new Admitted(in.performance(), in.headers().with("Admission", answer.field("admission"))));
            entry = null;
        }
    }
}
