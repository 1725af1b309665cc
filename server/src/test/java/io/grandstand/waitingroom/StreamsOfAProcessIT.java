package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.StreamSlots;
import io.grandstand.testing.AnotherProcess;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What those who watch a line do to the process that serves them, and what keeps its end from coming. */
@GrandstandTest
class StreamsOfAProcessIT {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsOfAProcessIT.class);

    /** More than the system keeps for a connection of which nothing is read. */
    private static final int FLOOD_BYTES = 16 * 1024 * 1024;

    private static final String FLOOD = "/test-flood";
    /** Twice what the server waits for a reader. */
    private static final Duration LET_GO_MAX = Duration.ofSeconds(40);
    /** What anything takes here that nobody holds up. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Half of what a process that ends waits for calls that are under way. */
    private static final Duration ENDED_MAX = Duration.ofSeconds(15);

    @Autowired
    ApplicationContext context;

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch sent = new CountDownLatch(1);
    private PerformanceId performance;
    private AnotherProcess process;

    @BeforeEach
    void startAProcess() {
        performance = onSale.aPerformance().concurrency(1).open().performance();
        process = AnotherProcess.start(context, "waitingroom", this::addFlood);
    }

    @AfterEach
    void stopIt() {
        process.close();
    }

    @Test
    void whoReadsNothingIsLetGoAndKeepsNobodyElseWaiting() throws Exception {
        try (Events attentive = Events.stream(process.nobody(), stream());
                Socket deaf = connect(FLOOD)) {
            attentive.next("state");
            await("the other is being sent something").atMost(PATIENCE).until(() -> sending.getCount() == 0);

            join();

            assertThat(attentive
                            .next("state", state -> state.path("issued").asInt() == 1)
                            .path("serving")
                            .asInt())
                    .isEqualTo(1);
            assertThat(sent.getCount()).as("the other still takes nothing").isEqualTo(1);
            await("nobody waits for who takes nothing").atMost(LET_GO_MAX).until(() -> sent.getCount() == 0);
            await("the slot is free").atMost(PATIENCE).until(() -> watching() == 1);
            assertThat(readToItsEnd(deaf)).as("the rest was never sent").isLessThan(FLOOD_BYTES);
        }
    }

    @Test
    void aProcessThatEndsEndsItsStreamsAtOnceAndBeginsNoNewOnes() {
        Api nobody = process.nobody();
        List<Events> open = IntStream.range(0, 20)
                .mapToObj(i -> i % 4 == 0 ? Events.socket(nobody, socket()) : Events.stream(nobody, stream()))
                .toList();
        open.forEach(events -> events.next("state"));
        for (int i = 0; i < 10; i++) {
            Thread.ofVirtual().start(() -> comeBackAgainAndAgain(nobody));
        }
        await("all are there").atMost(PATIENCE).until(() -> watching() == open.size() + 10);
        var ended = new CountDownLatch(1);

        Thread.ofVirtual().start(() -> {
            process.close();
            ended.countDown();
        });

        open.forEach(Events::end);
        await("nobody holds its end up").atMost(ENDED_MAX).until(() -> ended.getCount() == 0);
        open.forEach(Events::close);
    }

    /** Whoever's stream ends opens the next one at once, until nobody is there any more. */
    private void comeBackAgainAndAgain(Api nobody) {
        while (true) {
            try (Events events = Events.stream(nobody, stream())) {
                events.end();
            } catch (AssertionError refused) {
                LOG.debug("refused", refused);
            } catch (UncheckedIOException gone) {
                return;
            }
        }
    }

    /** A stream like any other, each message of which is followed by more than anybody's buffers take. */
    private void addFlood(ConfigurableApplicationContext starting) {
        starting.getBeanFactory().registerSingleton("flood", new ServletRegistrationBean<>(new Flood(starting), FLOOD));
    }

    private final class Flood extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient ApplicationContext in;

        private Flood(ApplicationContext in) {
            this.in = in;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            RoomStreams streams = in.getBean(RoomStreams.class);
            var slot = (StreamSlots.Taken.Slot) streams.take(StreamSlots.Watcher.of(null, "deaf"));
            EventConnection connection = EventConnection.open(request, response);
            RoomStream stream = streams.begin(performance, Optional.empty(), slot, new Flooding(connection));
            connection.whenGone(stream::close);
        }
    }

    private final class Flooding implements Listener {

        private final Listener to;

        private Flooding(Listener to) {
            this.to = to;
        }

        @Override
        public Message.Wire wire() {
            return to.wire();
        }

        @Override
        public void send(byte[] message) throws IOException {
            sending.countDown();
            try {
                to.send(Arrays.copyOf(message, FLOOD_BYTES));
            } finally {
                sent.countDown();
            }
        }

        @Override
        public void close() {
            to.close();
        }
    }

    private Socket connect(String path) throws IOException {
        URI base = process.nobody().base();
        var socket = new Socket();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long readToItsEnd(Socket socket) {
        byte[] some = new byte[8192];
        long all = 0;
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(some)) {
                all += read;
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("it neither says anything more nor ends", open);
        } catch (IOException reset) {
            LOG.debug("reset", reset);
        }
        return all;
    }

    private double watching() {
        return process.context()
                .getBean(MeterRegistry.class)
                .get("grandstand.waitingroom.streams")
                .gauge()
                .value();
    }

    private void join() {
        assertThat(process.nobody()
                        .as(fans.fan().token())
                        .post("/api/v1/performances/" + performance + "/waiting-room/entries", "")
                        .status())
                .isEqualTo(201);
    }

    private String stream() {
        return "/api/v1/performances/" + performance + "/waiting-room/stream";
    }

    private String socket() {
        return "/ws/performances/" + performance + "/waiting-room";
    }
}
