package io.grandstand.bench.reference;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM of its own for a reference, with the memory that the product's has. */
final class ReferenceJvm implements AutoCloseable {

    /** What an application says when it answers, with the port that it listens on after it. */
    static final String READY = "ready ";

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);

    private final Process process;
    private final URI url;

    private ReferenceJvm(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it, and returns when it answers.
     *
     * @param name of its files
     * @param application what has the main method
     * @param word what the bench's one jar knows that by
     * @param environment where other users of the machine do not see the password
     * @param folder for its output; exists
     */
    static ReferenceJvm start(
            String name, Class<?> application, String word, Map<String, String> environment, Path folder) {
        var builder = new ProcessBuilder(command(application, word))
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "LOGGING_THRESHOLD_CONSOLE",
                        "off",
                        "LOGGING_FILE_NAME",
                        folder.resolve(name + ".log").toString()));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            int port =
                    CompletableFuture.supplyAsync(() -> readPort(process)).get(START_MAX.toSeconds(), TimeUnit.SECONDS);
            return new ReferenceJvm(process, URI.create("http://127.0.0.1:" + port));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " did not start; see " + folder, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was not waited for", e);
        }
    }

    URI url() {
        return url;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** It stops by itself when nobody can tell it anything any more. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The bench is one jar, or in tests the folders and jars of a class path. */
    private static List<String> command(Class<?> application, String word) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-Xms256m",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-cp", classes, application.getName()));
        } else {
            command.addAll(List.of("-jar", classes, word));
        }
        return command;
    }

    private static int readPort(Process process) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        try {
            String line = output.readLine();
            while (line != null && !line.startsWith(READY)) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("it ended before it was ready");
            }
            return Integer.parseInt(line.substring(READY.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
