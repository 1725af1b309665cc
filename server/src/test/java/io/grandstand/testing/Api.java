package io.grandstand.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the application under test over HTTP, as one somebody or as nobody: {@code api.as(token).get("/api/v1/me")}. */
public record Api(URI base, Map<String, String> headers) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_THE_MOMENT =
            Set.of("Date", "Retry-After", "Content-Length", "Transfer-Encoding");
    private static final String BOUNDARY = "between-the-parts-of-a-form";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** An answer; {@link #json} reads its body. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The last part of a problem's type: {@code seats-taken}. */
        public String problem() {
            String type = json().path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** All headers by name, but for the time and how the body is cut: two answers that are the same have the same. */
        public Map<String, List<String>> lastingHeaders() {
            var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.map()
                    .forEach((name, values) ->
                            all.put(name, values.stream().sorted().toList()));
            all.keySet().removeAll(OF_THE_MOMENT);
            return all;
        }
    }

    public Api as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public Api with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Api(base, Map.copyOf(all));
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    /** Bytes as they are, whatever the content type says. */
    public Answer put(String path, String contentType, byte[] body) {
        return call("PUT", path, contentType, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** The fields of a form, as a browser sends them. */
    public Answer post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    /** A form with one file, as a browser sends it. */
    public Answer post(String path, String field, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"file\"\r\n\r\n"
                .formatted(BOUNDARY, field)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        return call(
                "POST",
                path,
                "multipart/form-data; boundary=" + BOUNDARY,
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** The body of an answer that is no text. */
    public byte[] bytes(String path) {
        return exchange("GET", path, request(path), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    /** Any call; without a content type no body is sent. */
    public Answer send(String method, String path, @Nullable String contentType, @Nullable String body) {
        return call(
                method,
                path,
                contentType,
                contentType == null || body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer call(String method, String path, @Nullable String contentType, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = request(path);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response =
                exchange(method, path, request.method(method, body), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_MAX);
        headers.forEach(request::header);
        return request;
    }

    private static <T> HttpResponse<T> exchange(
            String method, String path, HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
