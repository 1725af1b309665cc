package io.grandstand.waitingroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grandstand.draw.BeaconChain;
import io.grandstand.draw.BeaconRound;
import io.grandstand.draw.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.util.unit.DataSize;

/** A relay of a beacon that answers as drand's do, or in whatever way a test wants to see. */
final class FakeBeacon implements AutoCloseable {

    enum Manner {
        RIGHT,
        NOT_YET,
        WRONG_ROUND,
        WRONG_RANDOMNESS,
        GARBAGE,
        NULL,
        OVERSIZED,
        BROKEN,
        ELSEWHERE,
        /** Nothing is ever said. */
        NEVER,
        /** It begins to answer, and never ends. */
        DRIPPING
    }

    static final Hash CHAIN = Hash.parse("fa".repeat(Hash.BYTES));

    static final Instant GENESIS = Instant.parse("2026-01-01T00:00:00Z");

    private static final HexFormat HEX = HexFormat.of();
    private static final int MUCH = 1_000_000;

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.RIGHT;

    FakeBeacon() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(Manner wanted) {
        manner = wanted;
    }

    /** What it was asked for. */
    List<String> paths() {
        return paths;
    }

    /** The settings of an installation that asks it: a round each second. */
    BeaconSettings settings(Duration lead, Duration waitMax) {
        return settings(List.of(url()), lead, waitMax);
    }

    static BeaconSettings settings(List<URI> relays, Duration lead, Duration waitMax) {
        return new BeaconSettings(
                relays,
                "the fake beacon",
                CHAIN.toString(),
                GENESIS,
                Duration.ofSeconds(1),
                lead,
                waitMax,
                Duration.ofSeconds(2),
                DataSize.ofKilobytes(16));
    }

    RoomBeacon round(long number) {
        var chain = new BeaconChain(CHAIN, GENESIS, Duration.ofSeconds(1));
        return new RoomBeacon("the fake beacon", url(), new BeaconRound(chain, number));
    }

    static String signature(long round) {
        return HEX.formatHex(sha256(("round " + round).getBytes(StandardCharsets.US_ASCII))) + "00ff";
    }

    static String randomness(long round) {
        return HEX.formatHex(sha256(HEX.parseHex(signature(round))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        String prefix = "/" + CHAIN + "/public/";
        if (!path.startsWith(prefix)) {
            send(exchange, 404, "{\"error\":\"unknown chain\"}");
            return;
        }
        long round = Long.parseLong(path.substring(prefix.length()));
        switch (manner) {
            case RIGHT -> send(exchange, 200, body(round, randomness(round), signature(round)));
            case NOT_YET -> send(exchange, 404, "");
            case WRONG_ROUND -> send(exchange, 200, body(round + 1, randomness(round + 1), signature(round + 1)));
            case WRONG_RANDOMNESS -> send(exchange, 200, body(round, randomness(round + 1), signature(round)));
            case GARBAGE -> send(exchange, 200, "<html>a captive portal</html>");
            case NULL -> send(exchange, 200, "null");
            case OVERSIZED -> send(exchange, 200, body(round, randomness(round), signature(round)) + " ".repeat(MUCH));
            case BROKEN -> send(exchange, 500, "");
            case ELSEWHERE -> {
                exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
                send(exchange, 302, "");
            }
            case NEVER -> awaitClose(exchange);
            case DRIPPING -> {
                exchange.sendResponseHeaders(200, MUCH);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                awaitClose(exchange);
            }
        }
    }

    private static String body(long round, String randomness, String signature) {
        return "{\"round\":%d,\"randomness\":\"%s\",\"signature\":\"%s\",\"previous_signature\":\"ab\"}"
                .formatted(round, randomness, signature);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void awaitClose(HttpExchange exchange) {
        try (exchange) {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
