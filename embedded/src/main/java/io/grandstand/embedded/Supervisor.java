package io.grandstand.embedded;

import io.grandstand.embedded.ServersFile.Entry;
import io.grandstand.embedded.ServersFile.ProcessId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one server running: adopts or starts it, and starts it again on the same port when it dies. */
final class Supervisor implements Runnable {

    /** What the supervisors of a data folder share. */
    interface Records {
        @Nullable
        Entry entry(ServerKind kind);

        String password();

        void record(ServerKind kind, Entry entry) throws IOException;

        void failed(ServerKind kind, Exception failure);
    }

    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final Duration FIRST_RESTART_DELAY = Duration.ofMillis(100);
    private static final Duration END_POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_POLL = Duration.ofMillis(50);
    /** Start times are computed from the wall clock, which may have been set since. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(5);

    private final Server server;
    private final Server.Place place;
    private final EmbeddedSettings settings;
    private final Records records;
    private final CountDownLatch closing;
    private volatile boolean portsKnown;

    Supervisor(Server server, Server.Place place, EmbeddedSettings settings, Records records, CountDownLatch closing) {
        this.server = server;
        this.place = place;
        this.settings = settings;
        this.records = records;
        this.closing = closing;
    }

    /** From now on somebody relies on the ports that are recorded. */
    void keepPorts() {
        portsKnown = true;
    }

    @Override
    public void run() {
        Duration delay = FIRST_RESTART_DELAY;
        try {
            ProcessHandle process = adopt().orElse(null);
            while (!isClosing()) {
                long since = System.nanoTime();
                try {
                    awaitEndOrClosing(process == null ? start() : process);
                } catch (IOException | RuntimeException e) {
                    if (!portsKnown) {
                        throw e;
                    }
                    // It did work before: a disk may get space again, a port may become free.
                    LOG.log(System.Logger.Level.ERROR, "server={0} could not be started: {1}", title(), e.getMessage());
                }
                process = null;
                if (!isClosing()) {
                    boolean stayed = System.nanoTime() - since
                            > settings.restartDelayMax().toNanos();
                    delay = stayed ? FIRST_RESTART_DELAY : min(delay.multipliedBy(2), settings.restartDelayMax());
                    LOG.log(System.Logger.Level.WARNING, "server={0} is gone, starts again in {1}", title(), delay);
                    var _ = closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (IOException | RuntimeException e) {
            records.failed(server.kind(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds what an earlier owner left running: keeps it if it answers, else ends it. */
    Optional<ProcessHandle> adopt() throws IOException, InterruptedException {
        Entry entry = records.entry(server.kind());
        Optional<ProcessHandle> running = find(entry);
        if (running.isEmpty() || entry == null) {
            return Optional.empty();
        }
        if (!settings.fresh() && server.answers(entry, records.password())) {
            server.complete(entry, records.password());
            records.record(server.kind(), entry.answering());
            portsKnown = true;
            LOG.log(System.Logger.Level.INFO, "server={0} was still running and is taken over", title());
            return running;
        }
        stop();
        return Optional.empty();
    }

    /** Whether the server that another process supervises does what it is for. */
    boolean answers(Entry entry) {
        return server.answers(entry, records.password());
    }

    private ProcessHandle start() throws IOException, InterruptedException {
        Entry last = records.entry(server.kind());
        Entry entry = last != null && portsKnown ? last.stopped() : withFreePorts(last);
        LOG.log(System.Logger.Level.INFO, "server={0} starts on port={1}", title(), Integer.toString(entry.port()));
        keepEarlierLog();
        server.prepare(place, entry, records.password());
        Process process = new ProcessBuilder(Platform.inOwnSession(server.command(place)))
                .directory(place.home().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                .start();
        Entry started = entry.started(identify(process.toHandle()));
        records.record(server.kind(), started);
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (!server.answers(started, records.password())) {
            if (!process.isAlive()) {
                throw new IOException(title() + " ended while it started, see " + place.log());
            }
            if (System.nanoTime() > deadline) {
                Stopping.kill(process.toHandle());
                throw new IOException(
                        title() + " did not answer within " + settings.startTimeout() + ", see " + place.log());
            }
            if (closing.await(ANSWER_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.toHandle();
            }
        }
        server.complete(started, records.password());
        records.record(server.kind(), started.answering());
        portsKnown = true;
        LOG.log(System.Logger.Level.INFO, "server={0} answers on port={1}", title(), Integer.toString(entry.port()));
        return process.toHandle();
    }

    /** Stops what runs according to the records, in good order if it can be. */
    void stop() throws IOException, InterruptedException {
        Entry entry = records.entry(server.kind());
        Optional<ProcessHandle> running = find(entry);
        if (running.isPresent()) {
            try {
                server.stop(place, running.get(), settings.stopTimeout());
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "server={0} is killed: {1}", title(), e.getMessage());
                Stopping.kill(running.get());
            }
            if (!Stopping.ends(running.get(), settings.stopTimeout())) {
                Stopping.kill(running.get());
            }
        }
        if (entry != null) {
            records.record(server.kind(), entry.stopped());
        }
    }

    /** The process of the record, if it is still that process: numbers are used again. */
    private static Optional<ProcessHandle> find(@Nullable Entry entry) {
        if (entry == null || entry.process() == null) {
            return Optional.empty();
        }
        ProcessId known = entry.process();
        return ProcessHandle.of(known.pid()).filter(ProcessHandle::isAlive).filter(process -> {
            ProcessId found = identify(process);
            return Duration.between(known.started(), found.started()).abs().compareTo(START_TIME_TOLERANCE) < 0;
        });
    }

    private static ProcessId identify(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    private Entry withFreePorts(@Nullable Entry last) throws IOException {
        int port = free(last == null ? null : last.port());
        Integer controllerPort =
                server.kind() == ServerKind.KAFKA ? free(last == null ? null : last.controllerPort()) : null;
        return new Entry(port, controllerPort, null, false);
    }

    private static int free(@Nullable Integer last) throws IOException {
        return last != null && isFree(last) ? last : freePort();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void keepEarlierLog() throws IOException {
        if (Files.exists(place.log())) {
            Path log = place.log();
            Files.move(
                    log,
                    log.resolveSibling(Objects.requireNonNull(log.getFileName()) + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void awaitEndOrClosing(ProcessHandle process) throws InterruptedException {
        while (!isClosing() && !Stopping.ends(process, END_POLL)) {
            // Neither has happened yet.
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String title() {
        return server.kind().title();
    }
}
