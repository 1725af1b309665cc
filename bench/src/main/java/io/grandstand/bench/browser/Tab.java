package io.grandstand.bench.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /** What is done to a page. */
    public interface Doing {

        void run() throws InterruptedException;
    }

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** Every task of every thread, and within them what is script and where frames begin. */
    private static final List<String> TRACED =
            List.of("toplevel", "devtools.timeline", "devtools.timeline.frame", "v8", "disabled-by-default-v8.gc");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final List<JsonNode> trace = new ArrayList<>();
    private volatile CompletableFuture<Boolean> traceEnded = new CompletableFuture<>();
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

    /** As large as a screen, whatever the window. */
    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
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

    /** The mouse's button goes down, or up again, or the mouse moves with it down; back when the page has heard of it. */
    public void drag(Mouse what, double x, double y) {
        int down = what == Mouse.RELEASED ? 0 : 1;
        call("Input.dispatchMouseEvent", Map.of("type", what.type, "x", x, "y", y, "button", "left", "buttons", down));
    }

    /** Turns the mouse's wheel there; back when the page has heard of it. */
    public void wheel(double x, double y, double by) {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", by));
    }

    /** What a mouse does. */
    public enum Mouse {
        PRESSED("mousePressed"),
        MOVED("mouseMoved"),
        RELEASED("mouseReleased");

        private final String type;

        Mouse(String type) {
            this.type = type;
        }
    }

    /** What the browser was busy with meanwhile, as it writes it down itself. */
    public List<JsonNode> traced(Doing doing) throws InterruptedException {
        trace.clear();
        traceEnded = new CompletableFuture<>();
        call(
                "Tracing.start",
                Map.of("transferMode", "ReportEvents", "traceConfig", Map.of("includedCategories", TRACED)));
        doing.run();
        call("Tracing.end", Map.of());
        traceEnded.orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS).join();
        return List.copyOf(trace);
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
        } else {
            happened(message.path("method").asString(""), message.path("params"), nanos);
        }
    }

    private void happened(String event, JsonNode what, long nanos) {
        switch (event) {
            case "Runtime.bindingCalled" -> {
                Listener listener = listeners.get(what.path("name").asString());
                if (listener != null) {
                    listener.told(what.path("payload").asString(), nanos);
                }
            }
            case "Tracing.dataCollected" -> what.path("value").forEach(trace::add);
            case "Tracing.tracingComplete" -> traceEnded.complete(true);
            default -> {
                // Much happens that nobody here asked about.
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
