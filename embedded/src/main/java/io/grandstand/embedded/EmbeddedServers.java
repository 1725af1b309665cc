package io.grandstand.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The servers of a data folder, in use until closed. They start side by side and in the background; who asks for one waits
 * until it answers.
 */
public final class EmbeddedServers implements AutoCloseable {

    /** Locks of files belong to a process, so all users within one share what they use. */
    private static final Map<Path, Shared> IN_USE = new HashMap<>();

    private record Shared(DataFolder folder, int users) {}

    private final Path data;
    private final DataFolder folder;
    private boolean closed;

    private EmbeddedServers(Path data, DataFolder folder) {
        this.data = data;
        this.folder = folder;
    }

    /** Starts, adopts or joins the servers of a data folder. */
    public static EmbeddedServers open(Path data, Set<ServerKind> kinds, EmbeddedSettings settings) {
        Path place = data.toAbsolutePath().normalize();
        synchronized (IN_USE) {
            try {
                Shared shared = IN_USE.get(place);
                DataFolder folder = shared == null ? new DataFolder(place, kinds, settings) : shared.folder();
                IN_USE.put(place, new Shared(folder, shared == null ? 1 : shared.users() + 1));
                return new EmbeddedServers(place, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The port of a server on 127.0.0.1; waits until it answers. */
    public int port(ServerKind kind) {
        return folder.await(kind).port();
    }

    public String jdbcUrl() {
        return PostgresServer.url(port(ServerKind.POSTGRES));
    }

    public String databaseUser() {
        return PostgresServer.USER;
    }

    /** Of the database user and of Redis. */
    public String password() {
        return folder.password();
    }

    /** Stops the servers unless somebody else still uses them. */
    @Override
    public void close() {
        synchronized (IN_USE) {
            Shared shared = IN_USE.get(data);
            if (closed || shared == null) {
                return;
            }
            closed = true;
            if (shared.users() > 1) {
                IN_USE.put(data, new Shared(folder, shared.users() - 1));
                return;
            }
            IN_USE.remove(data);
            try {
                folder.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
