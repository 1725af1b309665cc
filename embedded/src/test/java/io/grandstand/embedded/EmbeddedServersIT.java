package io.grandstand.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    private static final EmbeddedSettings SETTINGS =
            EmbeddedSettings.withBinaries(Path.of("target/grandstand-binaries"));

    @TempDir
    Path data;

    @Test
    void keepsWhatWasWrittenOnTheDisk() throws SQLException {
        try (var servers = EmbeddedServers.open(data, EnumSet.allOf(ServerKind.class), SETTINGS)) {
            servers.port(ServerKind.KAFKA);
            servers.port(ServerKind.REDIS);
            assertThat(ask(servers, "show fsync")).isEqualTo("on");
            assertThat(ask(servers, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(servers, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(servers, "show data_checksums")).isEqualTo("on");
        }
    }

    private static String ask(EmbeddedServers servers, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(servers.jdbcUrl(), servers.databaseUser(), servers.password());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
