package io.grandstand.waitingroom;

import io.grandstand.testing.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client hears of a line, by events or by a socket. */
final class Events implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration HEARD_MAX = Duration.ofSeconds(20);

    record Event(String name, JsonNode data) {}

    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable WebSocket socket;

    private Events() {}

    static Events stream(Api as, String path) {
        var events = new Events();
        HttpRequest.Builder request = HttpRequest.newBuilder(as.base().resolve(path));
        as.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> answer =
                    events.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("no stream: " + answer.statusCode());
            }
            Thread.ofVirtual().start(() -> events.read(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return events;
    }

    private void read(InputStream body) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    heard.add(new Event(name, JSON.readTree(line.substring("data: ".length()))));
                }
            }
            ended.complete(0);
        } catch (IOException closed) {
            ended.complete(-1);
        }
    }

    static Events socket(Api as, String path) {
        var events = new Events();
        URI uri = URI.create("ws://" + as.base().getAuthority() + path);
        WebSocket.Builder builder = events.client.newWebSocketBuilder();
        as.headers().forEach(builder::header);
        events.socket = builder.buildAsync(uri, events.new Ear()).join();
        return events;
    }

    /** Sends something, which nobody expects. */
    void say(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
    }

    /** The next message of this kind for which that holds; others before it are passed over. */
    JsonNode next(String name, Predicate<JsonNode> wanted) {
        return Stream.generate(this::take)
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    JsonNode next(String name) {
        return next(name, _ -> true);
    }

    /** How it ended: a socket's code, or zero. */
    int end() {
        try {
            return ended.get(HEARD_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("it did not end", e);
        }
    }

    private Event take() {
        try {
            Event event = heard.poll(HEARD_MAX.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing was heard");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                Iterator<String> names = message.propertyNames().iterator();
                String name = names.next();
                heard.add(new Event(name, message.path(name)));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(code);
            return null;
        }
    }
}
