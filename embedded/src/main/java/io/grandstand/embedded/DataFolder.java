package io.grandstand.embedded;

import io.grandstand.embedded.ServersFile.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This process's part in the servers of one data folder. Of all processes that use the folder, the one that holds
 * {@code servers.lock} owns and supervises them; the others read {@code servers.json}, and one of them takes over when
 * the owner is gone. Each holds {@code users.lock} shared, so that whoever leaves last knows it, and stops the servers.
 */
final class DataFolder implements Supervisor.Records {

    private static final System.Logger LOG = System.getLogger(DataFolder.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path data;
    private final EmbeddedSettings settings;
    private final Map<ServerKind, Supervisor> supervisors = new EnumMap<>(ServerKind.class);
    private final Map<ServerKind, Exception> failures = new EnumMap<>(ServerKind.class);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final FileChannel ownership;
    private final FileChannel users;
    private final FileLock use;
    private final Thread keeper;
    private volatile @Nullable FileLock owned;
    private ServersFile file = ServersFile.create();

    DataFolder(Path data, Set<ServerKind> kinds, EmbeddedSettings settings) throws IOException {
        this.data = data;
        this.settings = settings;
        Files.createDirectories(data.resolve("logs"));
        Path binaries = settings.binaries() == null ? data.resolve("binaries") : settings.binaries();
        for (ServerKind kind : kinds) {
            var place = new Server.Place(
                    data.resolve(kind.key()), data.resolve("logs/" + kind.key() + ".log"), new Binaries(binaries));
            supervisors.put(kind, new Supervisor(server(kind), place, settings, this, closing));
        }
        ownership = open(data.resolve("servers.lock"));
        users = open(data.resolve("users.lock"));
        try {
            use = users.lock(0, Long.MAX_VALUE, true);
            owned = ownership.tryLock();
            if (owned == null && settings.fresh()) {
                throw new IOException("another process uses " + data + ", so its data cannot be thrown away");
            }
            if (owned != null) {
                takeOver();
            }
        } catch (IOException | RuntimeException e) {
            ownership.close();
            users.close();
            throw e;
        }
        keeper = Thread.ofPlatform().name("embedded-servers").daemon().start(this::keep);
    }

    private static Server server(ServerKind kind) {
        return switch (kind) {
            case POSTGRES -> new PostgresServer();
            case REDIS -> new RedisServer();
            case KAFKA -> new KafkaServer();
        };
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Waits for the ownership if it is another's, then supervises until closed. */
    private void keep() {
        var running = new ArrayList<Thread>();
        try {
            while (owned == null) {
                if (closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                owned = ownership.tryLock();
                if (owned != null) {
                    LOG.log(System.Logger.Level.INFO, "the owner of {0} is gone, this process takes over", data);
                    supervisors.values().forEach(Supervisor::keepPorts);
                    takeOver();
                }
            }
            for (Supervisor supervisor : supervisors.values()) {
                running.add(Thread.ofPlatform().daemon().start(supervisor));
            }
            for (Thread thread : running) {
                thread.join();
            }
        } catch (IOException e) {
            supervisors.keySet().forEach(kind -> failed(kind, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOver() throws IOException {
        readFile();
        if (settings.fresh()) {
            // Ends what an earlier run left behind, as its data goes away now.
            stopAll();
            for (ServerKind kind : supervisors.keySet()) {
                Binaries.delete(data.resolve(kind.key()));
            }
        }
        if (Files.exists(data.resolve(ServerKind.POSTGRES.key()))
                && ServersFile.read(data).isEmpty()) {
            throw new IOException("servers.json is missing in " + data + ", and with it the password of the database");
        }
        synchronized (this) {
            file = file.unverified();
            writeFile();
        }
    }

    /** Returns where the server is; waits until it answers. */
    Entry await(ServerKind kind) {
        Supervisor supervisor = supervisors.get(kind);
        if (supervisor == null) {
            throw new IllegalStateException(kind.title() + " was not asked for when " + data + " was opened");
        }
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        try {
            do {
                throwFailure(kind);
                if (owned == null) {
                    readFile();
                }
                Entry entry = entry(kind);
                if (entry != null && entry.answers() && (owned != null || supervisor.answers(entry))) {
                    return entry;
                }
            } while (System.nanoTime() < deadline && !closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                kind.title() + " of " + data + " did not answer within " + settings.startTimeout());
    }

    private synchronized void writeFile() throws IOException {
        file.write(data);
    }

    private synchronized void readFile() throws IOException {
        file = ServersFile.read(data).orElse(file);
    }

    private synchronized void throwFailure(ServerKind kind) {
        Exception failure = failures.get(kind);
        if (failure != null) {
            throw new IllegalStateException(kind.title() + " does not run: " + failure.getMessage(), failure);
        }
    }

    @Override
    public synchronized @Nullable Entry entry(ServerKind kind) {
        return file.entry(kind);
    }

    @Override
    public synchronized String password() {
        return file.password();
    }

    @Override
    public synchronized void record(ServerKind kind, Entry entry) throws IOException {
        file = file.with(kind, entry);
        writeFile();
    }

    @Override
    public synchronized void failed(ServerKind kind, Exception failure) {
        failures.put(kind, failure);
        LOG.log(System.Logger.Level.ERROR, kind.title() + " does not run", failure);
    }

    /**
     * Leaves; stops the servers if nobody else uses them. Two that leave at once cannot both leave it to the other: each
     * lets go of its use first, and an owner that saw another's use looks again after it let go of the ownership.
     */
    void close() throws IOException, InterruptedException {
        closing.countDown();
        keeper.join();
        use.release();
        // Whoever waits to use the folder must find it without an owner.
        try (users;
                ownership) {
            for (int look = 0; look < 2; look++) {
                FileLock mine = owned == null ? ownership.tryLock() : owned;
                if (mine == null) {
                    return;
                }
                FileLock alone = users.tryLock();
                if (alone != null) {
                    if (owned == null) {
                        readFile();
                    }
                    stopAll();
                    return;
                }
                mine.release();
                owned = null;
            }
        }
    }

    private void stopAll() throws IOException {
        var stopping = new ArrayList<Thread>();
        List<Exception> faults = new ArrayList<>();
        for (var supervisor : supervisors.values()) {
            stopping.add(Thread.ofVirtual().start(() -> {
                try {
                    supervisor.stop();
                } catch (IOException | RuntimeException | InterruptedException e) {
                    synchronized (faults) {
                        faults.add(e);
                    }
                }
            }));
        }
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!faults.isEmpty()) {
            throw new IOException("not every server could be stopped", faults.getFirst());
        }
    }
}
