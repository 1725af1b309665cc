package io.grandstand.bench.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A window of the browser: it goes to pages, runs scripts in them, and hears what these have to tell. */
public final class Tab implements AutoCloseable {

    /** What a page tells. */
    public interface Listener {

        /** @param nanos when it was heard */
        void told(String text, long nanos);
    }

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final WebSocket socket;

    private Tab(HttpClient client, URI address) {
        socket = client.newWebSocketBuilder()
                .connectTimeout(ANSWER_MAX)
                .buildAsync(address, new Hearing())
                .join();
    }

    static Tab connect(HttpClient client, URI address) {
        var tab = new Tab(client, address);
        tab.call("Runtime.enable", Map.of());
        tab.call("Page.enable", Map.of());
        return tab;
    }

    public void open(URI page) {
        JsonNode answer = call("Page.navigate", Map.of("url", page.toString()));
        if (answer.has("errorText")) {
            throw new IllegalStateException(
                    page + ": " + answer.path("errorText").asString());
        }
    }

    /** Scripts of every page from now on can call the function of that name with a text. */
    public void hear(String function, Listener listener) {
        listeners.put(function, listener);
        call("Runtime.addBinding", Map.of("name", function));
    }

    /** What the script comes to, or what it promises. */
    public JsonNode run(String script) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException("a script failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>().orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        asked.put(id, answer);
        try {
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .join();
            return answer.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Chromium did not do " + method, e.getCause());
        } finally {
            asked.remove(id);
        }
    }

    private void heard(String text, long nanos) {
        JsonNode message = JSON.readTree(text);
        CompletableFuture<JsonNode> answer = asked.get(message.path("id").asInt(0));
        if (answer != null) {
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.path("error").toString()));
            } else {
                answer.complete(message.path("result"));
            }
        } else if (message.path("method").asString("").equals("Runtime.bindingCalled")) {
            Listener listener = listeners.get(message.at("/params/name").asString());
            if (listener != null) {
                listener.told(message.at("/params/payload").asString(), nanos);
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Hearing implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                heard(whole, System.nanoTime());
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            asked.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }
}
