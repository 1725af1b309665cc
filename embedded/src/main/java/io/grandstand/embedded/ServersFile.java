package io.grandstand.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code servers.json} says: where the servers of a data folder are, and how to get in. The owner writes it; the
 * processes beside it and the owner's successor read it.
 *
 * @param password of PostgreSQL and Redis
 * @param jdbcUrl of the database, once it answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServersFile(String password, @Nullable String jdbcUrl, Map<String, Entry> servers) {

    private static final String NAME = "servers.json";
    private static final int PASSWORD_BYTES = 24;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One server.
     *
     * @param port its port, kept for the next start
     * @param controllerPort the second port that Kafka needs
     * @param process what runs it, unless it is stopped
     * @param answers whether it has answered since it was started
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            int port,
            @Nullable Integer controllerPort,
            @Nullable ProcessId process,
            boolean answers) {

        Entry started(ProcessId started) {
            return new Entry(port, controllerPort, started, false);
        }

        Entry unverified() {
            return new Entry(port, controllerPort, process, false);
        }

        Entry answering() {
            return new Entry(port, controllerPort, process, true);
        }

        Entry stopped() {
            return new Entry(port, controllerPort, null, false);
        }
    }

    /**
     * A process that a later run can tell from another one with the same number.
     *
     * @param started when it was started
     */
    record ProcessId(long pid, Instant started) {}

    static ServersFile create() {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ServersFile(Base64.getUrlEncoder().withoutPadding().encodeToString(secret), null, Map.of());
    }

    static Optional<ServersFile> read(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), ServersFile.class));
        } catch (JacksonException e) {
            throw new IOException(file + " cannot be read, and with it the password of the database", e);
        }
    }

    @Nullable
    Entry entry(ServerKind kind) {
        return servers.get(kind.key());
    }

    ServersFile with(ServerKind kind, Entry entry) {
        var changed = new TreeMap<>(servers);
        changed.put(kind.key(), entry);
        boolean database = kind == ServerKind.POSTGRES && entry.answers();
        return new ServersFile(password, database ? PostgresServer.url(entry.port()) : jdbcUrl, changed);
    }

    /** For a new owner, who has not asked them yet. */
    ServersFile unverified() {
        var changed = new TreeMap<>(servers);
        changed.replaceAll((kind, entry) -> entry.unverified());
        return new ServersFile(password, jdbcUrl, changed);
    }

    /** Written beside and moved, so that nobody ever reads half of it; readable by its owner alone. */
    void write(Path data) throws IOException {
        Path beside = data.resolve(NAME + ".new");
        SecretFile.write(beside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
