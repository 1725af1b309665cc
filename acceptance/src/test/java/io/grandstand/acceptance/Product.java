package io.grandstand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product, started by {@code ./grandstand up} in a data folder of its own; stopped with the test run. */
final class Product implements AutoCloseable {

    static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    /** The script, as an operator calls it. */
    static final Path SCRIPT = Path.of(System.getProperty("grandstand.home", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("grandstand");

    private final Process launcher;
    private final Path data;
    private final Path run;
    private final Path output;
    private final URI url;

    private Product(Process launcher, Path data, Path run, Path output, URI url) {
        this.launcher = launcher;
        this.data = data;
        this.run = run;
        this.output = output;
        this.url = url;
    }

    /** Starts it on a free port and waits until it is ready. */
    static Product start(Path data, String... options) {
        return startRoles(data, "all", options);
    }

    /** Starts a process with some of the roles; several may share a data folder, and so its servers. */
    static Product startRoles(Path data, String target, String... options) {
        return startWith(Map.of(), data, target, options);
    }

    /** As an operator starts it who sets some variables. */
    static Product startWith(Map<String, String> variables, Path data, String target, String... options) {
        int port = freePort();
        Path output = data.resolve("output-" + target.replaceAll("[^a-z-]", "_") + "-" + port + ".txt");
        var command = new ArrayList<>(List.of(
                SCRIPT.toString(),
                "up",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--target",
                target));
        command.addAll(Arrays.asList(options));
        try {
            Files.createDirectories(data);
            var starting = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            starting.environment().putAll(variables);
            Process launcher = starting.start();
            Path run = data.resolve("run").resolve(target.replaceAll("[^a-z0-9-]", "_") + "-" + port);
            var product = new Product(launcher, data, run, output, URI.create("http://127.0.0.1:" + port));
            Runtime.getRuntime().addShutdownHook(new Thread(product::close));
            product.awaitReady();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data folder under this module's build folder, empty. */
    static Path emptyData(String name) {
        Path data = Path.of("target", "data", name).toAbsolutePath();
        try {
            if (Files.exists(data)) {
                try (var files = Files.walk(data)) {
                    files.sorted(java.util.Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
            return Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    Path data() {
        return data;
    }

    /** What the terminal shows. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the script has ended, and says how. */
    int awaitEnd() throws InterruptedException {
        if (!launcher.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        return launcher.exitValue();
    }

    /** Kills the server, not what started it. */
    void killServer() {
        server().destroyForcibly();
    }

    ProcessHandle server() {
        try {
            long pid =
                    Long.parseLong(Files.readString(run.resolve("server.pid")).strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("no process " + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of one of the servers that the product brings with it. */
    ProcessHandle embedded(String kind) {
        try {
            long pid = JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("servers.json")))
                    .at("/servers/" + kind + "/process/pid")
                    .asLong();
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("no process " + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal by its name: {@code STOP} freezes a process, {@code CONT} wakes it. */
    static void signal(String name, ProcessHandle process) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("no signal " + name + " to " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Redis forgets everything. */
    void emptyRedis() {
        try {
            JsonNode servers = JsonMapper.shared().readTree(Files.readString(data.resolve("servers.json")));
            int port = servers.at("/servers/redis/port").asInt();
            String password = servers.path("password").asString();
            String done = "+OK\r\n+OK\r\n";
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream()
                        .write(("AUTH " + password + "\r\nFLUSHALL\r\n").getBytes(StandardCharsets.UTF_8));
                byte[] answer = socket.getInputStream().readNBytes(done.length());
                if (!new String(answer, StandardCharsets.UTF_8).equals(done)) {
                    throw new IllegalStateException("not emptied");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Awaitility.await("ready: " + url)
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the launcher ended:\n" + output, () -> !launcher.isAlive())
                .until(() -> Files.exists(run.resolve("ready")));
    }

    @Override
    public void close() {
        if (!launcher.isAlive()) {
            return;
        }
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
