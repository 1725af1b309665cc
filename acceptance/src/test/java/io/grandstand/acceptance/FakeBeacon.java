package io.grandstand.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;

/** A public beacon as drand's relays serve theirs, with a round each second. */
final class FakeBeacon implements AutoCloseable {

    private static final String CHAIN = "fa".repeat(32);
    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    private volatile boolean speaking = true;

    FakeBeacon() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/" + CHAIN + "/public/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI lookUp(long round) {
        return url().resolve("/" + CHAIN + "/public/" + round);
    }

    /** While it does not, it knows no round. */
    void speaks(boolean wanted) {
        speaking = wanted;
    }

    /** What an operator sets, whose installation draws by it. */
    Map<String, String> settings(String lead, String waitMax) {
        return Map.of(
                "GRANDSTAND_WAITINGROOM_BEACON_RELAYS",
                url().toString(),
                "GRANDSTAND_WAITINGROOM_BEACON_NAME",
                "Fake Beacon",
                "GRANDSTAND_WAITINGROOM_BEACON_CHAIN",
                CHAIN,
                "GRANDSTAND_WAITINGROOM_BEACON_GENESIS",
                "2026-01-01T00:00:00Z",
                "GRANDSTAND_WAITINGROOM_BEACON_PERIOD",
                "1s",
                "GRANDSTAND_WAITINGROOM_BEACON_LEAD",
                lead,
                "GRANDSTAND_WAITINGROOM_BEACON_WAITMAX",
                waitMax);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!speaking) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String round = path.substring(path.lastIndexOf('/') + 1);
            byte[] signature = sha256(("round " + round).getBytes(StandardCharsets.US_ASCII));
            byte[] body = "{\"round\":%s,\"randomness\":\"%s\",\"signature\":\"%s\"}"
                    .formatted(round, HEX.formatHex(sha256(signature)), HEX.formatHex(signature))
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
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
        server.stop(0);
    }
}
