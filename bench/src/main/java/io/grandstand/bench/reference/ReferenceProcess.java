package io.grandstand.bench.reference;

import io.grandstand.bench.product.Stores;
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

/** A reference that runs in a JVM of its own, with the memory that the product's has. */
final class ReferenceProcess implements Reference.Served {

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);

    private final Process process;
    private final Seating seating;

    private ReferenceProcess(Process process, Seating seating) {
        this.process = process;
        this.seating = seating;
    }

    static ReferenceProcess start(Design design, Stores stores, Path folder) {
        var builder = new ProcessBuilder(command())
                .redirectError(folder.resolve(design.schema() + ".err").toFile());
        builder.environment().putAll(environment(design, stores, folder));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            int port =
                    CompletableFuture.supplyAsync(() -> readPort(process)).get(START_MAX.toSeconds(), TimeUnit.SECONDS);
            return new ReferenceProcess(process, new Seating(design, stores, URI.create("http://127.0.0.1:" + port)));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(design + " did not start; see " + folder, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(design + " was not waited for", e);
        }
    }

    @Override
    public URI url() {
        return seating.url();
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void layOut(int performances, int seats) {
        seating.layOut(performances, seats);
    }

    @Override
    public List<String> seatsHeldTwice() {
        return seating.seatsHeldTwice();
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
    private static List<String> command() {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-Xms256m",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-cp", classes, ReferenceApplication.class.getName()));
        } else {
            command.addAll(List.of("-jar", classes, ReferenceApplication.WORD));
        }
        return command;
    }

    /** By the environment, where other users of the machine do not see the password. */
    private static Map<String, String> environment(Design design, Stores stores, Path folder) {
        return Map.of(
                "REFERENCE_DESIGN", design.schema(),
                "REFERENCE_REDISURL", "redis://" + stores.redisHost() + ":" + stores.redisPort(),
                "REFERENCE_REDISPASSWORD", stores.password(),
                "SPRING_DATASOURCE_URL", stores.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", stores.databaseUser(),
                "SPRING_DATASOURCE_PASSWORD", stores.password(),
                "LOGGING_THRESHOLD_CONSOLE", "off",
                "LOGGING_FILE_NAME", folder.resolve(design.schema() + ".log").toString());
    }

    private static int readPort(Process process) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        try {
            String line = output.readLine();
            while (line != null && !line.startsWith(ReferenceApplication.READY)) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("it ended before it was ready");
            }
            return Integer.parseInt(line.substring(ReferenceApplication.READY.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
