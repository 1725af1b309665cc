package io.grandstand.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** Another process that uses a data folder: it says when its servers answer, and leaves when its input ends. */
final class OwnerProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private OwnerProcess(Process process) {
        this.process = process;
    }

    static OwnerProcess start(Path data, Path binaries) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Platform.java(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OwnerProcess.class.getName(),
                        data.toString(),
                        binaries.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (String line = "";
                !READY.equals(line);
                line = process.inputReader(StandardCharsets.UTF_8).readLine()) {
            if (line == null) {
                throw new IOException("the other process ended with "
                        + process.onExit().join().exitValue());
            }
        }
        return new OwnerProcess(process);
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        leave();
    }

    /** In good order. */
    void leave() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.onExit().join();
    }

    public static void main(String[] args) throws IOException {
        var settings = EmbeddedSettings.withBinaries(Path.of(args[1]));
        try (var servers = EmbeddedServers.open(Path.of(args[0]), EnumSet.allOf(ServerKind.class), settings)) {
            for (ServerKind kind : ServerKind.values()) {
                servers.port(kind);
            }
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // Until the other end is closed.
            }
        }
    }
}
