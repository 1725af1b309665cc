package io.grandstand.bench;

import io.grandstand.embedded.EmbeddedServers;
import io.grandstand.embedded.EmbeddedSettings;
import io.grandstand.embedded.ServerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database that is looked at: an external one, or the embedded one of a data folder, started for it if need be. */
final class Audited implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);
    private static final Duration RESTART_DELAY_MAX = Duration.ofSeconds(10);

    private final @Nullable EmbeddedServers servers;
    private final String url;
    private final String user;
    private final String password;

    private Audited(@Nullable EmbeddedServers servers, String url, String user, String password) {
        this.servers = servers;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Throws {@link IllegalArgumentException} where there is no such database. */
    static Audited named(Map<String, String> environment, Path data) {
        String external = environment.get("SPRING_DATASOURCE_URL");
        if (external != null) {
            return new Audited(
                    null,
                    external,
                    environment.getOrDefault("SPRING_DATASOURCE_USERNAME", ""),
                    environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
        }
        if (!Files.exists(data.resolve("servers.json"))) {
            throw new IllegalArgumentException("nothing to audit: no server has ever run in " + data);
        }
        Quiet.please();
        var settings = new EmbeddedSettings(null, false, START_MAX, STOP_MAX, RESTART_DELAY_MAX);
        EmbeddedServers servers = EmbeddedServers.open(data, EnumSet.of(ServerKind.POSTGRES), settings);
        return new Audited(servers, servers.jdbcUrl(), servers.databaseUser(), servers.password());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public void close() {
        if (servers != null) {
            servers.close();
        }
    }
}
