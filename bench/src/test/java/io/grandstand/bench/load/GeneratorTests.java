package io.grandstand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator does what it says it did, against a server that counts as well. */
class GeneratorTests {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final Echo echo = new Echo();
    private final Generator generator = new Generator(1);

    /** Sends some requests to one path, and keeps what came back. */
    private static class Sending implements Script {

        private final String path;
        private final AtomicInteger left;
        private final Queue<String> answers = new ConcurrentLinkedQueue<>();
        private final AtomicInteger unanswered = new AtomicInteger();

        Sending(String path, int count) {
            this.path = path;
            this.left = new AtomicInteger(count);
        }

        @Override
        public @Nullable Request next() {
            int number = left.getAndDecrement();
            return number <= 0
                    ? null
                    : Request.put("echo", path, Headers.bearer("secret"), "{\"number\":" + number + "}");
        }

        @Override
        public void answered(Request request, Answer answer) {
            answers.add(answer.text());
        }

        @Override
        public void unanswered(Request request) {
            unanswered.incrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        generator.close();
        echo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain", "/chunked"})
    void theClosedLoopSendsEachRequestOnceAndCountsEachAnswerOnce(String path) throws Exception {
        List<Sending> scripts =
                IntStream.range(0, 8).mapToObj(i -> new Sending(path, 100)).toList();

        Traffic traffic = generator.closed(echo.url(), scripts, Span.atMost(AMPLE));

        assertThat(echo.requests).hasValue(800);
        assertThat(traffic.step("echo").with(200)).isEqualTo(800);
        assertThat(traffic.step("echo").latency().count()).isEqualTo(800);
        assertThat(traffic.step("echo").unanswered()).isZero();
        assertThat(echo.authorizations).containsOnly("Bearer secret");
        var sent = new ArrayList<>(echo.bodies);
        var received = new ArrayList<String>();
        scripts.forEach(script -> received.addAll(script.answers));
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void aPauseIsWaitedForAndIsNoLatency() throws Exception {
        Sending script = new Sending("/", 4) {
            @Override
            public @Nullable Request next() {
                Request request = super.next();
                return request == null ? null : request.after(Duration.ofMillis(200));
            }
        };

        Traffic traffic = generator.closed(echo.url(), List.of(script), Span.atMost(AMPLE));

        assertThat(traffic.step("echo").with(200)).isEqualTo(4);
        assertThat(traffic.measured()).isGreaterThanOrEqualTo(Duration.ofMillis(800));
        assertThat(traffic.step("echo").latency().p50Millis()).isLessThan(150);
    }

    @Test
    void severalServersGetAsManyOfTheConnectionsEach() throws Exception {
        try (var second = new Echo()) {
            List<Sending> scripts =
                    IntStream.range(0, 8).mapToObj(_ -> new Sending("/", 10)).toList();

            Traffic traffic = generator.closed(List.of(echo.url(), second.url()), scripts, Span.atMost(AMPLE));

            assertThat(traffic.step("echo").with(200)).isEqualTo(80);
            assertThat(echo.requests).hasValue(40);
            assertThat(second.requests).hasValue(40);
        }
    }

    @Test
    void whatIsAnsweredInTheWarmUpIsNotCounted() throws Exception {
        var span = new Span(Duration.ofMillis(400), Duration.ofMillis(400));

        Traffic traffic = generator.closed(echo.url(), List.of(new Sending("/", Integer.MAX_VALUE)), span);

        assertThat(traffic.step("echo").answers()).isPositive().isLessThan(echo.requests.get());
        assertThat(traffic.measured()).isLessThanOrEqualTo(span.measured());
    }

    @Test
    void statusesAreCountedApart() throws Exception {
        Traffic traffic = generator.closed(
                echo.url(), List.of(new Sending("/status/409", 3), new Sending("/", 2)), Span.atMost(AMPLE));

        assertThat(traffic.step("echo").with(409)).isEqualTo(3);
        assertThat(traffic.step("echo").with(200)).isEqualTo(2);
    }

    @Test
    void aBrokenConnectionIsNoAnswerAndIsOpenedAgain() throws Exception {
        var script = new Sending("/drop", 3);

        Traffic traffic = generator.closed(echo.url(), List.of(script), Span.atMost(AMPLE));

        assertThat(traffic.step("echo").answers()).isZero();
        assertThat(traffic.step("echo").unanswered()).isEqualTo(3);
        assertThat(script.unanswered).hasValue(3);
    }

    @Test
    void theOpenLoopLetsInWhoIsDue() throws Exception {
        var arrivals = new Arrivals("echo", 500, 16, AMPLE, new Span(Duration.ZERO, Duration.ofSeconds(1)));

        Traffic traffic = generator.open(echo.url(), arrivals, new Sending("/", Integer.MAX_VALUE));

        assertThat(traffic.step("echo").with(200)).isEqualTo(500);
        assertThat(echo.requests).hasValue(500);
        assertThat(traffic.givenUp()).isZero();
    }

    @Test
    void theOpenLoopCountsTheTimeBeforeAnArrivalCouldBeSent() throws Exception {
        // One connection, and its first answer is held back: those behind it are sent late, and answered soon then.
        var arrivals = new Arrivals("echo", 100, 1, AMPLE, new Span(Duration.ZERO, Duration.ofSeconds(1)));

        Traffic traffic = generator.open(echo.url(), arrivals, new Sending("/stall", Integer.MAX_VALUE));

        Latency latency = traffic.step("echo").latency();
        assertThat(latency.count()).isEqualTo(100);
        assertThat(latency.p99Millis()).isGreaterThan(Echo.STALL.toMillis() * 0.8);
        // Sixty of them came while nobody was served; only one waited for the server itself.
        assertThat(latency.atPercentile(75)).isGreaterThan(Echo.STALL.toMillis() * 0.3);
    }

    @Test
    void whoLosesPatienceIsCountedWithTheTimeThatWasWaited() throws Exception {
        var patience = Duration.ofMillis(100);
        var arrivals = new Arrivals("echo", 100, 1, patience, new Span(Duration.ZERO, Duration.ofSeconds(1)));

        Traffic traffic = generator.open(echo.url(), arrivals, new Sending("/stall", Integer.MAX_VALUE));

        assertThat(traffic.givenUp()).isPositive();
        assertThat(traffic.givenUp() + traffic.step("echo").answers()).isEqualTo(100);
        assertThat(traffic.step("echo").latency().count()).isEqualTo(100);
    }

    @Test
    void aScriptThatThrowsFailsTheLoad() {
        Script broken = () -> {
            throw new IllegalArgumentException("planted");
        };

        assertThatThrownBy(() -> generator.closed(echo.url(), List.of(broken), Span.atMost(AMPLE)))
                .hasRootCauseMessage("planted");
    }

    @Test
    void severalThreadsShareTheWork() throws Exception {
        try (var wide = new Generator(3)) {
            List<Sending> scripts =
                    IntStream.range(0, 7).mapToObj(i -> new Sending("/", 50)).toList();
            Traffic closed = wide.closed(echo.url(), scripts, Span.atMost(AMPLE));
            var arrivals = new Arrivals("echo", 300, 4, AMPLE, new Span(Duration.ZERO, Duration.ofSeconds(1)));
            Traffic open = wide.open(echo.url(), arrivals, new Sending("/", Integer.MAX_VALUE));

            assertThat(closed.step("echo").with(200)).isEqualTo(350);
            assertThat(open.step("echo").with(200)).isBetween(297L, 303L);
        }
    }
}
