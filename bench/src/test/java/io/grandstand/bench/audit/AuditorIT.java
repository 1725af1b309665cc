package io.grandstand.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.bench.journal.Journal;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import io.grandstand.embedded.EmbeddedServers;
import io.grandstand.embedded.EmbeddedSettings;
import io.grandstand.embedded.ServerKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The auditor finds what is planted, on the server's own schema, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditorIT {

    private static final Path MIGRATIONS = Path.of("../server/src/main/resources/db/migration");

    private static final UUID HOLD = UUID.fromString(Plant.id(1001));
    private static final UUID ORDER = UUID.fromString(Plant.id(2001));
    private static final UUID PAYMENT = UUID.fromString(Plant.id(3001));
    private static final UUID DECLINED_PAYMENT = UUID.fromString(Plant.id(3005));

    @TempDir
    private static Path folder;

    private @Nullable EmbeddedServers servers;
    private @Nullable Connection connection;

    @BeforeAll
    void migrate() throws IOException, SQLException {
        var settings = new EmbeddedSettings(
                Path.of("target/binaries").toAbsolutePath(),
                false,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
        servers = EmbeddedServers.open(folder.resolve("data"), EnumSet.of(ServerKind.POSTGRES), settings);
        connection = DriverManager.getConnection(servers.jdbcUrl(), servers.databaseUser(), servers.password());
        try (Statement statement = connection.createStatement();
                Stream<Path> files = Files.walk(MIGRATIONS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingInt(AuditorIT::version))
                    .toList()) {
                statement.execute(Files.readString(file));
            }
            statement.execute(sound());
        }
    }

    /** The number in {@code V10__what.sql}; modules do not build on each other's tables. */
    private static int version(Path migration) {
        String name = Objects.requireNonNull(migration.getFileName()).toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static String sound() throws IOException {
        try (InputStream sql = Objects.requireNonNull(AuditorIT.class.getResourceAsStream("sound.sql"))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    void stop() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void findsNothingWhereAllIsAsItMustBe() throws Exception {
        Report report = new Auditor(connection()).audit(null);

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.toString()).endsWith("Clean.");
    }

    /** A sweep may come later: hold and claim are due together, and whoever asks for the seat ends both. */
    @Test
    void findsNothingWhereAHoldIsDueAndItsSeatNotFreedYet() throws Exception {
        connection().setAutoCommit(false);
        try (Statement statement = connection().createStatement()) {
            statement.execute("""
                    update booking.hold set until = now() - interval '1 second' where hold_id = id(1006);
                    update booking.seat_claim set until = now() - interval '1 second' where hold_id = id(1006)
                    """);

            var report = new Report(new Auditor(connection()).recount());

            assertThat(report.clean()).as(report.toString()).isTrue();
        } finally {
            connection().rollback();
        }
    }

    @Test
    void findsNothingWhereASaleWasShortenedAfterAHoldThatLastedLonger() throws Exception {
        connection().setAutoCommit(false);
        try (Statement statement = connection().createStatement()) {
            statement.execute("""
                    update booking.hold_history set move_no = 3 where hold_id = id(1005) and move_no = 2;
                    insert into booking.hold_history
                        (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
                    values (id(1005), 2, 1, 'LENGTHEN', 'HELD', 'HELD', 'test', now());
                    update booking.hold set lengthened_by = id(1905), moves = 3, until = now() + interval '20 minutes'
                    where hold_id = id(1005);
                    update catalog.performance set sales_until = now() + interval '10 minutes'
                    """);

            var report = new Report(new Auditor(connection()).recount());

            assertThat(report.clean()).as(report.toString()).isTrue();
        } finally {
            connection().rollback();
        }
    }

    @ParameterizedTest
    @FieldSource("io.grandstand.bench.audit.Plant#ALL")
    void findsWhatIsPlanted(Plant plant) throws Exception {
        connection().setAutoCommit(false);
        try (Statement statement = connection().createStatement()) {
            statement.execute(plant.sql());

            var report = new Report(new Auditor(connection()).recount());

            assertThat(report.findings())
                    .as(report.toString())
                    .filteredOn(finding -> finding.sentence().equals(plant.sentence()))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.violations()).anyMatch(text -> text.contains(plant.reported())));
            assertThat(report.clean()).isFalse();
        } finally {
            connection().rollback();
        }
    }

    @Test
    void hasAPlantForEveryCheck() {
        assertThat(Plant.ALL.stream().map(Plant::sentence).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Invariants.ALL.stream().map(Check::sentence).toList());
    }

    @Test
    void findsWhatClientsWereToldInTheDatabase() throws Exception {
        Path file = journal(
                JournalLine.before(What.HOLD, UUID.randomUUID()),
                new JournalLine(Phase.AFTER, What.HOLD, HOLD, 201, "HELD", 1, List.of(2, 1)),
                new JournalLine(Phase.AFTER, What.ORDER, ORDER, 201, "CREATED", 0, List.of()),
                new JournalLine(Phase.AFTER, What.PAYMENT, PAYMENT, 200, "COMPLETED", 0, List.of()),
                new JournalLine(Phase.AFTER, What.TICKET, ORDER, 200, "COMPLETED", 1, List.of(1, 2)),
                new JournalLine(Phase.AFTER, What.HOLD, UUID.randomUUID(), 409, "", 1, List.of()));

        Report report = new Auditor(connection()).audit(file);

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.findings())
                .filteredOn(finding -> finding.invariant().equals("I2"))
                .hasSize(What.values().length);
    }

    @Test
    void findsWhatClientsWereToldAndHaveGivenBackSince() throws Exception {
        UUID hold = UUID.fromString(Plant.id(1014));
        UUID order = UUID.fromString(Plant.id(2014));
        Path file = journal(
                new JournalLine(Phase.AFTER, What.HOLD, hold, 201, "HELD", 1, List.of(12, 13)),
                new JournalLine(Phase.AFTER, What.TICKET, order, 200, "COMPLETED", 1, List.of(12, 13)));

        Report report = new Auditor(connection()).audit(file);

        assertThat(report.clean()).as(report.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatAClientWasToldAndIsNotThere(What what) throws Exception {
        JournalLine lost =
                switch (what) {
                    case HOLD -> new JournalLine(Phase.AFTER, what, HOLD, 201, "HELD", 1, List.of(1, 2, 9));
                    case ORDER -> new JournalLine(Phase.AFTER, what, UUID.randomUUID(), 201, "CREATED", 0, List.of());
                    case PAYMENT ->
                        new JournalLine(Phase.AFTER, what, DECLINED_PAYMENT, 200, "COMPLETED", 0, List.of());
                    case TICKET -> new JournalLine(Phase.AFTER, what, ORDER, 200, "COMPLETED", 1, List.of(1, 9));
                };

        Report report = new Auditor(connection()).audit(journal(lost));

        assertThat(report.findings())
                .filteredOn(finding -> !finding.holds())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.invariant()).isEqualTo("I2");
                    assertThat(finding.sentence()).isEqualTo(JournalAudit.SENTENCES.get(what));
                    assertThat(finding.violations())
                            .containsExactly("%s %s was answered %d %s"
                                    .formatted(
                                            what.name().toLowerCase(Locale.ROOT),
                                            lost.id(),
                                            lost.status(),
                                            lost.state()));
                });
    }

    private static Path journal(JournalLine... lines) throws IOException {
        Path file = folder.resolve("journal-" + UUID.randomUUID() + ".jsonl");
        try (Journal journal = new Journal(file)) {
            for (JournalLine line : lines) {
                journal.write(line);
            }
        }
        return file;
    }

    private Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("not connected");
        }
        return connection;
    }
}
