package io.grandstand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTests {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Generator generator = new Generator(1);
    private final HttpServer server;

    StreamsTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/events", StreamsTests::send);
        server.start();
    }

    @AfterEach
    void stop() {
        generator.close();
        server.stop(0);
        threads.close();
    }

    /** Two events, cut where nobody would cut them. */
    private static void send(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (String piece : List.of("id:1\ndata:{\"vers", "ion\":1}\n", "\nid:2\n", "data:{}\n\n")) {
            exchange.getResponseBody().write(piece.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    @Test
    void everyStreamHandsOverWholeEvents() throws Exception {
        Queue<String> events = new ConcurrentLinkedQueue<>();
        List<Request> requests = Collections.nCopies(20, Request.get("watch", "/events", Headers.NONE));

        try (Streams streams = generator.streams(
                url(),
                requests,
                (data, length, _) -> events.add(new String(data, 0, length, StandardCharsets.UTF_8)))) {
            await().until(() -> streams.ended() == 20);

            assertThat(events).hasSize(40);
            assertThat(events).containsOnly("id:1\ndata:{\"version\":1}\n\n", "id:2\ndata:{}\n\n");
            assertThat(streams.bytes()).isEqualTo(20L * "id:1\ndata:{\"version\":1}\n\nid:2\ndata:{}\n\n".length());
        }
    }

    @Test
    void aStreamThatIsRefusedIsNotOpen() {
        assertThatThrownBy(() -> generator.streams(
                        url(), List.of(Request.get("watch", "/nothing", Headers.NONE)), (_, _, _) -> {}))
                .hasMessage("1 of 1 streams were refused");
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
