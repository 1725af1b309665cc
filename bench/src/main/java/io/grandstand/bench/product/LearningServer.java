package io.grandstand.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The product with everything it needs, in a JVM that writes down what it learnt when it is told to stop. */
public final class LearningServer implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofMinutes(3);
    private static final Duration STORE_STOP_MAX = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Nothing that could be a setting: whoever runs the product on stores of their own must not have them rehearsed with. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "JAVA_HOME");

    private final Process process;
    private final Thread leaving;
    private final Demo demo;

    private LearningServer(Process process, URI url, Path data) throws IOException, InterruptedException {
        this.process = process;
        this.leaving = Thread.ofPlatform().unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(leaving);
        // For the script, should this process be killed.
        Files.writeString(data.resolve("server.pid"), Long.toString(process.pid()));
        awaitReady(ready(data));
        this.demo = Demo.at(url, tokens(data));
    }

    /**
     * Starts it on a free port, and returns when it is ready.
     *
     * @param command to which its settings are added
     * @param data made here
     */
    public static LearningServer start(List<String> command, Path data, int fans) throws InterruptedException {
        try {
            Files.createDirectories(data);
            int port = Launch.freePort();
            var whole = new ArrayList<>(command);
            whole.addAll(List.of(
                    "--server.port=" + port,
                    "--grandstand.data=" + data,
                    "--grandstand.ready-file=" + ready(data),
                    "--grandstand.demo.fans=" + fans,
                    "--grandstand.demo.tokens=" + tokens(data),
                    "--grandstand.limits.enabled=false",
                    "--logging.config=classpath:logback-brief.xml"));
            var builder = new ProcessBuilder(whole).directory(data.toFile()).inheritIO();
            builder.environment().keySet().retainAll(ENVIRONMENT);
            Process process = builder.start();
            return new LearningServer(process, URI.create("http://127.0.0.1:" + port), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ready(Path data) {
        return data.resolve("ready");
    }

    private static Path tokens(Path data) {
        return data.resolve("tokens.txt");
    }

    private void awaitReady(Path ready) throws InterruptedException {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!Files.exists(ready)) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("the server did not start");
            }
        }
    }

    /** Who there is at it. */
    public Demo demo() {
        return demo;
    }

    /** In good order, and until it has written. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the server did not stop");
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(leaving);
        end();
    }

    /** At once where it still runs, for what it learnt is not wanted any more; its stores clear up behind themselves. */
    private void end() {
        List<ProcessHandle> stores = process.children().toList();
        process.destroyForcibly();
        stores.forEach(ProcessHandle::destroy);
        stores.forEach(store -> store.onExit()
                .completeOnTimeout(store, STORE_STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join());
        stores.forEach(ProcessHandle::destroyForcibly);
    }
}
