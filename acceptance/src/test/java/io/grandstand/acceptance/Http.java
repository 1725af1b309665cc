package io.grandstand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls the product over HTTP as one somebody, or as nobody.
 *
 * @param answerMax how long an answer is waited for
 */
record Http(URI base, Map<String, String> headers, Duration answerMax) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    Http(URI base, Map<String, String> headers) {
        this(base, headers, ANSWER_MAX);
    }

    static Http anonymous(URI base) {
        return new Http(base, Map.of());
    }

    Http with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Http(base, Map.copyOf(all), answerMax);
    }

    /** The same somebody at another process. */
    Http at(URI process) {
        return new Http(process, headers, answerMax);
    }

    /** For who is not answered before something else has happened. */
    Http waiting(Duration longer) {
        return new Http(base, headers, longer);
    }

    Http without(String header) {
        var all = new LinkedHashMap<>(headers);
        all.remove(header);
        return new Http(base, Map.copyOf(all), answerMax);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable String json) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(answerMax);
        headers.forEach(request::header);
        if (json == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
