package io.grandstand.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers each request with its own body, and can be told to do worse: {@code /stall} keeps every request
 * from then on for a while, {@code /drop} is never answered, {@code /status/404} says so.
 */
final class Echo implements AutoCloseable {

    static final Duration STALL = Duration.ofMillis(600);

    final AtomicInteger requests = new AtomicInteger();
    final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile @Nullable CountDownLatch stall;

    Echo() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = requests.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/drop")) {
            exchange.close();
            return;
        }
        if (path.equals("/stall") && number == 1) {
            stall = new CountDownLatch(1);
        }
        CountDownLatch stalled = stall;
        if (stalled != null) {
            awaitOver(stalled, number == 1);
        }
        int status = path.startsWith("/status/") ? Integer.parseInt(path.substring("/status/".length())) : 200;
        // A length of 0 would mean a body in chunks.
        exchange.sendResponseHeaders(status, path.equals("/chunked") ? 0 : body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void awaitOver(CountDownLatch stalled, boolean first) {
        try {
            boolean over = stalled.await(STALL.toMillis(), TimeUnit.MILLISECONDS);
            if (first && !over) {
                stalled.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
