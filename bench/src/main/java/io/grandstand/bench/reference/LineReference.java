package io.grandstand.bench.reference;

import io.grandstand.bench.product.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * REF5, the design for a waiting room that others chose: a sorted set in Redis, and {@code ZRANK} for every poll. It
 * answers two calls:
 *
 * <pre>
 * POST /lines/1/entries/{fan}  → 201 {"state":"WAITING","ahead":7,"total":100}, again 200 with the same place
 * GET  /lines/1/entries/{fan}  → 200 the same, or {"state":"INSIDE",…} once let in
 * </pre>
 */
public final class LineReference {

    public static final String ID = "REF5";

    private static final Duration OPENING_MAX = Duration.ofSeconds(30);
    private static final int DONE = 204;

    private LineReference() {}

    /**
     * Starts its process, and returns when it answers.
     *
     * @param folder for its output; exists
     */
    public static Served serve(Stores stores, Path folder) {
        Map<String, String> environment = Map.of(
                "SPRING_DATA_REDIS_HOST", stores.redisHost(),
                "SPRING_DATA_REDIS_PORT", Integer.toString(stores.redisPort()),
                "SPRING_DATA_REDIS_PASSWORD", stores.password());
        return new Served(ReferenceJvm.start("ref5", LineApplication.class, LineApplication.WORD, environment, folder));
    }

    /** It runs. */
    public static final class Served implements AutoCloseable {

        private final ReferenceJvm jvm;

        private Served(ReferenceJvm jvm) {
            this.jvm = jvm;
        }

        public URI url() {
            return jvm.url();
        }

        public ProcessHandle process() {
            return jvm.process();
        }

        /** Where a fan joins, and asks where they stand. */
        public static String path(long line, String fan) {
            return "/lines/" + line + "/entries/" + fan;
        }

        /** Begins a line anew, which lets in so many in a second. */
        public void open(long line, int perSecond) {
            var request = HttpRequest.newBuilder(url().resolve("/lines/" + line))
                    .timeout(OPENING_MAX)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"perSecond\":" + perSecond + "}"))
                    .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != DONE) {
                    throw new IllegalStateException(ID + " has no line: " + answer.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(ID + " was not waited for", e);
            }
        }

        @Override
        public void close() {
            jvm.close();
        }
    }
}
