package io.grandstand.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** nginx as it is installed on this machine, with the configuration of {@code deploy/nginx}, in a folder of its own. */
final class Gateway implements AutoCloseable {

    private static final Path CONFIGURATION =
            Product.SCRIPT.resolveSibling("deploy").resolve("nginx");
    private static final Duration START_MAX = Duration.ofSeconds(10);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final int CONNECT_MAX_MILLIS = 500;

    private final Process nginx;
    private final URI url;

    private Gateway(Process nginx, URI url) {
        this.nginx = nginx;
        this.url = url;
    }

    /** Without nginx the suite says that it does not run; where everything has to, that is a failure. */
    static void assumeInstalled() {
        if (binary().isEmpty() && System.getenv("CI") != null) {
            Assertions.fail("gateway suite NOT RUN: nginx is missing, which under CI is a failure");
        }
        Assumptions.assumeTrue(binary().isPresent(), "gateway suite NOT RUN: nginx is not installed");
    }

    private static Optional<Path> binary() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it on a free port before these processes, and waits until it listens. */
    static Gateway before(URI... processes) {
        int port = Product.freePort();
        Path folder = Product.emptyData("gateway-" + port);
        try {
            Files.createDirectories(folder.resolve("logs"));
            Files.createDirectories(folder.resolve("temp"));
            configure(Files.createDirectories(folder.resolve("conf")), port, processes);
            Process nginx = new ProcessBuilder(command(folder))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            var gateway = new Gateway(nginx, URI.create("http://127.0.0.1:" + port));
            gateway.awaitListening(folder);
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an operator edits: where it listens, and who is behind it. */
    private static void configure(Path to, int port, URI... processes) throws IOException {
        try (Stream<Path> files = Files.list(CONFIGURATION)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        String servers = Arrays.stream(processes)
                .map(process -> "server " + process.getAuthority() + " max_fails=3 fail_timeout=2s;")
                .collect(Collectors.joining("\n    "));
        edit(to.resolve("upstream.conf"), "(?m)^    server 127\\.0\\.0\\.1:8080.*$", "    " + servers);
        edit(to.resolve("listen.conf"), "(?m)^listen 8443 ", "listen 127.0.0.1:" + port + " ");
    }

    private static void edit(Path file, String line, String with) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceFirst(line, with);
        if (after.equals(before)) {
            throw new AssertionError(file + " has no such line: " + line);
        }
        Files.writeString(file, after);
    }

    private static List<String> command(Path folder) {
        var command = new ArrayList<>(List.of(
                binary().orElseThrow().toString(),
                "-e",
                "stderr",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("conf").resolve("nginx.conf").toString(),
                "-g"));
        // Root's workers would be nobody, whom root's folders are closed to.
        command.add(System.getProperty("user.name").equals("root") ? "daemon off; user root;" : "daemon off;");
        return command;
    }

    private void awaitListening(Path folder) {
        Awaitility.await("nginx listens: " + url)
                .atMost(START_MAX)
                .failFast("nginx ended; see " + folder, () -> !nginx.isAlive())
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MAX_MILLIS);
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            if (!nginx.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                nginx.descendants().forEach(ProcessHandle::destroyForcibly);
                nginx.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
