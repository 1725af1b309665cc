package io.grandstand.bench.browser;

import io.grandstand.bench.load.CpuTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium as it is installed on this machine, without a window. */
public final class Chromium implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI debugging;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.debugging = URI.create("http://127.0.0.1:" + port(profile));
    }

    /** The script finds it and names it here. */
    public static Optional<Path> installed() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }

    /** @param folder for its profile and its log */
    public static Chromium start(Path binary, Path folder) {
        try {
            Files.createDirectories(folder);
            Path profile = Files.createTempDirectory(folder, "chromium");
            Process process = new ProcessBuilder(List.of(
                            binary.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--no-first-run",
                            "--window-size=1280,900",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("chromium.log").toFile())
                    .start();
            try {
                return new Chromium(process, profile);
            } catch (RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its one window. */
    public Tab tab() {
        for (JsonNode target : JSON.readTree(get("/json/list"))) {
            if (target.path("type").asString().equals("page")) {
                return Tab.connect(
                        client, URI.create(target.path("webSocketDebuggerUrl").asString()));
            }
        }
        throw new IllegalStateException("Chromium has no window");
    }

    /** Of all its processes. */
    public CpuTime cpu() {
        return CpuTime.withDescendants(List.of(process.toHandle()));
    }

    /** It writes its port into its profile when it listens. */
    private static int port(Path profile) {
        Path file = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + START_MAX.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                if (lines.size() > 1) {
                    return Integer.parseInt(lines.getFirst());
                }
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("Chromium did not start; see " + profile.resolveSibling("chromium.log"));
    }

    private String get(String path) {
        try {
            var request = HttpRequest.newBuilder(debugging.resolve(path))
                    .timeout(START_MAX)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
