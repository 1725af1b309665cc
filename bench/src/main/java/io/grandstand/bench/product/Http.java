package io.grandstand.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls that are made one by one, before and after load. */
final class Http {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final String LOG_IN = "/api/v1/auth/login";
    private static final int UNAUTHENTICATED = 401;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String logIn;
    private String token = "";

    private Http(URI base, String logIn) {
        this.base = base;
        this.logIn = logIn;
    }

    static Http loggedIn(URI base, String email, String password) {
        var http = new Http(base, JSON.writeValueAsString(Map.of("email", email, "password", password)));
        http.logIn();
        return http;
    }

    private void logIn() {
        token = body(LOG_IN, send(LOG_IN, logIn)).path("accessToken").asString();
    }

    /** The body of the answer, which must be a success. A bench takes longer than a token lives. */
    synchronized JsonNode post(String path, String json) {
        HttpResponse<String> response = send(path, json);
        if (response.statusCode() == UNAUTHENTICATED) {
            logIn();
            response = send(path, json);
        }
        return body(path, response);
    }

    private static JsonNode body(String path, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String path, String json) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (!path.equals(LOG_IN)) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }
}
