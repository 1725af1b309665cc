package io.grandstand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    private static final Path BINARIES = Path.of("target/grandstand-binaries").toAbsolutePath();
    private static final EmbeddedSettings SETTINGS = EmbeddedSettings.withBinaries(BINARIES);
    private static final Set<ServerKind> ALL = EnumSet.allOf(ServerKind.class);
    private static final Set<ServerKind> SMALL = EnumSet.of(ServerKind.POSTGRES, ServerKind.REDIS);

    @TempDir
    Path data;

    @Test
    void keepsWhatWasWritten() throws Exception {
        Map<ServerKind, Integer> ports;
        try (var servers = EmbeddedServers.open(data, ALL, SETTINGS)) {
            ports = ports(servers);
            assertThat(ask(servers, "show fsync")).isEqualTo("on");
            assertThat(ask(servers, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(servers, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(servers, "show data_checksums")).isEqualTo("on");
            assertThat(redis(servers, "CONFIG", "GET", "appendonly")).isEqualTo("appendonly yes");
            write(servers);
        }
        try (var servers = EmbeddedServers.open(data, ALL, SETTINGS)) {
            assertThat(ports(servers)).isEqualTo(ports);
            assertThatItIsWritten(servers);
        }
        List<ServerSocket> others = new ArrayList<>();
        try {
            for (var entry : record().servers().values()) {
                others.add(new ServerSocket(entry.port(), 1, InetAddress.getLoopbackAddress()));
                if (entry.controllerPort() != null) {
                    others.add(new ServerSocket(entry.controllerPort(), 1, InetAddress.getLoopbackAddress()));
                }
            }
            try (var servers = EmbeddedServers.open(data, ALL, SETTINGS)) {
                assertThat(ports(servers).values()).doesNotContainAnyElementsOf(ports.values());
                assertThatItIsWritten(servers);
            }
        } finally {
            for (ServerSocket other : others) {
                other.close();
            }
        }
    }

    @Test
    void adoptsTheServersOfAnOwnerThatWasKilled() throws Exception {
        Map<String, Long> pids;
        try (var owner = OwnerProcess.start(data, BINARIES)) {
            pids = pids();
            owner.kill();
        }
        assertThat(pids).hasSize(3);
        try (var servers = EmbeddedServers.open(data, ALL, SETTINGS)) {
            ports(servers);
            assertThat(pids()).isEqualTo(pids);
            write(servers);
            assertThatItIsWritten(servers);
        }
        assertThat(pids.values())
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }

    @Test
    void sharesTheServersBetweenProcessesUntilTheLastLeaves() throws Exception {
        Map<String, Long> pids;
        try (var owner = OwnerProcess.start(data, BINARIES)) {
            pids = pids();
            try (var second = EmbeddedServers.open(data, ALL, SETTINGS)) {
                write(second);
                owner.leave();
                assertThatItIsWritten(second);
                assertThat(pids()).isEqualTo(pids);

                // The owner is gone, so the second looks after them now.
                kill(Objects.requireNonNull(pids.get("postgres")));
                await().atMost(20, TimeUnit.SECONDS).ignoreExceptions().untilAsserted(() -> {
                    assertThat(pids()).doesNotContainEntry("postgres", pids.get("postgres"));
                    assertThatItIsWritten(second);
                });
            }
        }
        assertThat(pids.values())
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }

    @Test
    void startsAServerThatWasKilledOnTheSamePort() throws Exception {
        try (var servers = EmbeddedServers.open(data, SMALL, SETTINGS)) {
            int port = servers.port(ServerKind.POSTGRES);
            ask(servers, "select 1");
            for (int i = 0; i < 2; i++) {
                long pid = Objects.requireNonNull(pids().get("postgres"));
                kill(pid);
                await().atMost(20, TimeUnit.SECONDS)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> pids().getOrDefault("postgres", pid) != pid && answers(servers));
            }
            assertThat(servers.port(ServerKind.POSTGRES)).isEqualTo(port);
        }
    }

    @Test
    void doesNotDisturbAnotherDataFolder(@TempDir Path otherData) throws Exception {
        try (var servers = EmbeddedServers.open(data, SMALL, SETTINGS)) {
            try (var others = EmbeddedServers.open(otherData, SMALL, SETTINGS)) {
                ask(servers, "create table kept()");
                assertThat(ask(others, "select count(*) from pg_tables where tablename = 'kept'"))
                        .isEqualTo("0");
                assertThat(servers.password()).isNotEqualTo(others.password());
            }
            assertThat(ask(servers, "select 1")).isEqualTo("1");
            assertThat(redis(servers, "PING")).isEqualTo("PONG");
        }
    }

    @Test
    void throwsAnEarlierRunsDataAwayIfToldSo() throws Exception {
        var fresh = new EmbeddedSettings(
                BINARIES, true, SETTINGS.startTimeout(), SETTINGS.stopTimeout(), SETTINGS.restartDelayMax());
        try (var servers = EmbeddedServers.open(data, SMALL, SETTINGS)) {
            ask(servers, "create table kept()");
            redis(servers, "SET", "kept", "yes");
        }
        try (var servers = EmbeddedServers.open(data, SMALL, fresh)) {
            assertThat(ask(servers, "select count(*) from pg_tables where tablename = 'kept'"))
                    .isEqualTo("0");
            assertThat(redis(servers, "DBSIZE")).isEqualTo("0");
        }
    }

    private static void write(EmbeddedServers servers) throws Exception {
        ask(servers, "create table kept()");
        redis(servers, "SET", "kept", "yes");
        try (var admin = admin(servers)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertThatItIsWritten(EmbeddedServers servers) throws Exception {
        assertThat(ask(servers, "select count(*) from pg_tables where tablename = 'kept'"))
                .isEqualTo("1");
        assertThat(redis(servers, "GET", "kept")).isEqualTo("yes");
        try (var admin = admin(servers)) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
    }

    private static Map<ServerKind, Integer> ports(EmbeddedServers servers) {
        var ports = new EnumMap<ServerKind, Integer>(ServerKind.class);
        ALL.forEach(kind -> ports.put(kind, servers.port(kind)));
        return ports;
    }

    private ServersFile record() throws IOException {
        return ServersFile.read(data).orElseThrow();
    }

    private Map<String, Long> pids() throws IOException {
        var pids = new TreeMap<String, Long>();
        record().servers().forEach((name, entry) -> {
            if (entry.process() != null) {
                pids.put(name, entry.process().pid());
            }
        });
        return pids;
    }

    private static boolean answers(EmbeddedServers servers) {
        try {
            return ask(servers, "select 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    private static String ask(EmbeddedServers servers, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(servers.jdbcUrl(), servers.databaseUser(), servers.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var answer = statement.getResultSet()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static String redis(EmbeddedServers servers, String... command) {
        var uri = RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(servers.port(ServerKind.REDIS))
                .withPassword(servers.password().toCharArray())
                .build();
        try (var client = RedisClient.create(uri);
                var connection = client.connect()) {
            return switch (command[0]) {
                case "GET" -> connection.sync().get(command[1]);
                case "SET" -> connection.sync().set(command[1], command[2]);
                case "DBSIZE" -> connection.sync().dbsize().toString();
                case "CONFIG" ->
                    command[2] + " " + connection.sync().configGet(command[2]).get(command[2]);
                default -> connection.sync().ping();
            };
        }
    }

    private static Admin admin(EmbeddedServers servers) {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + servers.port(ServerKind.KAFKA)));
    }
}
