package io.grandstand.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./grandstand up} in a data folder that was empty; stopped with the bench. */
public final class Launch implements AutoCloseable {

    /** The first start builds. */
    private static final Duration START_MAX = Duration.ofMinutes(10);

    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Process launcher;
    private final Thread stopping;
    private final Path data;
    private final Path output;
    private final Path run;
    private final URI url;
    private final Duration took;

    private Launch(Process launcher, long began, Path data, int port) {
        this.launcher = launcher;
        this.output = output(data, port);
        this.stopping = Thread.ofPlatform().unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(stopping);
        this.data = data;
        this.run = data.resolve("run").resolve("all-" + port);
        this.url = URI.create("http://127.0.0.1:" + port);
        awaitReady();
        this.took = Duration.ofNanos(System.nanoTime() - began);
    }

    /**
     * Starts it on a free port, and returns when it is ready.
     *
     * @param script {@code ./grandstand}
     * @param data emptied first
     */
    public static Launch up(Path script, Path data, Map<String, String> environment, List<String> options) {
        try {
            empty(data);
            return start(script, data, environment, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts another process in a data folder that is in use: it takes the servers that are there. */
    static Launch join(Path script, Path data, List<String> options) {
        return start(script, data, Map.of(), options);
    }

    private static Launch start(Path script, Path data, Map<String, String> environment, List<String> options) {
        try {
            int port = freePort();
            var command = new ArrayList<>(
                    List.of(script.toString(), "up", "--data", data.toString(), "--port", Integer.toString(port)));
            command.addAll(options);
            var starting = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output(data, port).toFile());
            starting.environment().putAll(environment);
            long began = System.nanoTime();
            return new Launch(starting.start(), began, data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    public Path data() {
        return data;
    }

    /** From the call of the script until it was ready. */
    public Duration took() {
        return took;
    }

    /** From the start of the server's process until it was ready. */
    public Duration serverTook() {
        try {
            return Duration.between(
                    server().info().startInstant().orElseThrow(),
                    Files.getLastModifiedTime(run.resolve("ready")).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's own process; what it started are its descendants. */
    public ProcessHandle server() {
        try {
            long pid =
                    Long.parseLong(Files.readString(run.resolve("server.pid")).strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("no process " + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(stopping);
    }

    private void awaitReady() {
        try {
            long deadline = System.nanoTime() + START_MAX.toNanos();
            while (!Files.exists(run.resolve("ready"))) {
                if (launcher.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the product did not start; see " + output);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only what a bench made is ever emptied. */
    private static void empty(Path data) throws IOException {
        Path mark = data.resolve(".bench");
        if (Files.exists(data)) {
            if (!Files.exists(mark)) {
                throw new IllegalArgumentException(data + " is not a folder that a bench made");
            }
            var files = new ArrayList<Path>();
            try (Stream<Path> all = Files.walk(data)) {
                all.sorted(Comparator.reverseOrder()).forEach(files::add);
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.createDirectories(data);
        Files.createFile(mark);
    }

    private static Path output(Path data, int port) {
        return data.resolve("output-" + port + ".txt");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
