package io.grandstand.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ways to end a process. */
final class Stopping {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    private Stopping() {}

    /** Asks by signal and waits. */
    static void ask(ProcessHandle process, Duration timeout) throws IOException, InterruptedException {
        process.destroy();
        if (!ends(process, timeout)) {
            throw new IOException("still running after " + timeout);
        }
    }

    static void kill(ProcessHandle process) throws IOException, InterruptedException {
        process.destroyForcibly();
        if (!ends(process, KILLED_WITHIN)) {
            throw new IOException("cannot be killed: process " + process.pid());
        }
    }

    static boolean ends(ProcessHandle process, Duration timeout) throws InterruptedException {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
