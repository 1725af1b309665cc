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
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The auditor finds what is planted, on the server's own schema, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditorIT {

    private static final Path MIGRATIONS = Path.of("../server/src/main/resources/db/migration");

    private static final UUID HOLD = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    /** One sound purchase: two seats, held, paid by wallet, ticketed. */
    private static final String PURCHASE = """
            insert into booking.lane (performance_id, version, taken) values (1, 5, 2);
            insert into booking.hold (hold_id, performance_id, account_id, status, seats, labels, prices, until, extended,
                                      graced, moves, created_at)
            values ('00000000-0000-7000-8000-000000000001', 1, '00000000-0000-7000-8000-00000000000a', 'CONFIRMED',
                    '{1,2}', '{A1,A2}', '{500,500}', now() + interval '3 minutes', false, false, 3, now());
            insert into booking.hold_history (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
            values ('00000000-0000-7000-8000-000000000001', 1, 1, 'HOLD', null, 'HELD', 'test', now()),
                   ('00000000-0000-7000-8000-000000000001', 2, 1, 'CAPTURE', 'HELD', 'CAPTURING', 'test', now()),
                   ('00000000-0000-7000-8000-000000000001', 3, 1, 'CONFIRM', 'CAPTURING', 'CONFIRMED', 'test', now());
            insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state, until)
            select 1, n, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000a', 3, null
            from generate_series(1, 2) n;
            insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
            values ('00000000-0000-7000-8000-0000000000c1', 'CHARGE', '00000000-0000-7000-8000-0000000000ff',
                    '00000000-0000-7000-8000-00000000000a', 5000),
                   ('00000000-0000-7000-8000-000000000003', 'PAYMENT', '00000000-0000-7000-8000-00000000000a',
                    '00000000-0000-7000-8000-0000000000fe', 1000);
            insert into wallet.balance (account_id, balance) values ('00000000-0000-7000-8000-00000000000a', 4000);
            insert into payment.payment (payment_id, reference, account_id, method, amount, state, pay_until)
            values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002',
                    '00000000-0000-7000-8000-00000000000a', 'WALLET', 1000, 'COMPLETED', now());
            insert into payment.payment_move (payment_id, move_no, from_state, to_state, why)
            values ('00000000-0000-7000-8000-000000000003', 1, null, 'AUTHORIZING', 'test'),
                   ('00000000-0000-7000-8000-000000000003', 2, 'AUTHORIZING', 'CAPTURING', 'test'),
                   ('00000000-0000-7000-8000-000000000003', 3, 'CAPTURING', 'COMPLETED', 'test');
            insert into orders.purchase (order_id, account_id, hold_id, performance_id, state, total, payment_id, pay_until)
            values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-00000000000a',
                    '00000000-0000-7000-8000-000000000001', 1, 'COMPLETED', 1000,
                    '00000000-0000-7000-8000-000000000003', now());
            insert into orders.order_move (order_id, move_no, from_state, to_state, why)
            values ('00000000-0000-7000-8000-000000000002', 1, null, 'CREATED', 'test'),
                   ('00000000-0000-7000-8000-000000000002', 2, 'CREATED', 'PAYING', 'test'),
                   ('00000000-0000-7000-8000-000000000002', 3, 'PAYING', 'CONFIRMING', 'test'),
                   ('00000000-0000-7000-8000-000000000002', 4, 'CONFIRMING', 'COMPLETED', 'test');
            insert into orders.ticket (ticket_id, order_id, account_id, performance_id, seat_no, label, price, status)
            select gen_random_uuid(), '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-00000000000a', 1,
                   n, 'A' || n, 500, 'VALID' from generate_series(1, 2) n;
            """;

    /** A violation, and what the report says of it. */
    record Planted(String invariant, String sql, String named) {

        @Override
        public String toString() {
            return invariant + ": " + named;
        }
    }

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
                    .sorted(Comparator.comparing(Path::toString))
                    .toList()) {
                statement.execute(Files.readString(file));
            }
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

    @BeforeEach
    void aSoundPurchase() throws SQLException {
        execute(PURCHASE);
    }

    @AfterEach
    void empty() throws SQLException {
        execute("""
                truncate booking.lane, booking.hold, booking.hold_history, booking.seat_claim, wallet.transfer,
                         wallet.balance, payment.payment, payment.payment_move, payment.sandbox_charge,
                         orders.purchase, orders.order_move, orders.ticket, outbox.event, outbox.dead_letter cascade
                """);
    }

    static Stream<Planted> violations() {
        return Stream.of(
                new Planted("I1", """
                        insert into booking.hold select gen_random_uuid(), performance_id, account_id, status, '{2}', '{A2}',
                            '{500}', until, extended, graced, moves, created_at from booking.hold
                        """, "seat 2"),
                new Planted("I1", "delete from booking.seat_claim where seat_no = 2", "seat 2"),
                new Planted("I1", "update booking.lane set taken = 7", "counted 7, claimed 2"),
                new Planted("I3", "update wallet.balance set balance = 4001", "balance 4001, entries 4000"),
                new Planted("I3", "update payment.payment set amount = 900", "debit 1000"),
                new Planted("I3", "delete from orders.ticket where seat_no = 2", "1 tickets for 2 seats"),
                new Planted(
                        "I3",
                        "update orders.purchase set state = 'FAILED'; update orders.order_move set to_state = 'FAILED'"
                                + " where move_no = 4;"
                                + " update payment.payment set changed_at = now() - interval '2 minutes'",
                        "payment 00000000"),
                new Planted(
                        "I4",
                        "update booking.hold_history set from_status = 'RELEASED' where move_no = 3",
                        "RELEASED to CONFIRMED"),
                new Planted(
                        "I4",
                        "delete from payment.payment_move where move_no = 3",
                        "COMPLETED, last move to CAPTURING"),
                new Planted("I6", """
                        insert into booking.hold select gen_random_uuid(), performance_id, account_id, 'HELD', '{5}', '{A5}',
                            '{500}', now() - interval '10 seconds', extended, graced, moves, created_at from booking.hold
                        """, "(HELD) ended"),
                new Planted("I9", """
                        insert into outbox.event (bucket, topic, key, event_id, type, payload, created_at)
                        values (1, 'order.completed.v1', 'k', gen_random_uuid(), 't', '{}', now() - interval '1 minute')
                        """, "order.completed.v1"),
                new Planted("I9", """
                        insert into outbox.dead_letter (consumer, topic, partition, "offset", error)
                        values ('notification', 'order.completed.v1', 0, 17, 'broken')
                        """, "broken"));
    }

    @Test
    void aSoundPurchaseIsClean() throws Exception {
        Report report = new Auditor(connection()).audit(null);

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.toString()).endsWith("Clean.");
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aPlantedViolationIsFound(Planted planted) throws Exception {
        execute(planted.sql());

        Report report = new Auditor(connection()).audit(null);

        assertThat(report.findings()).as(report.toString()).anySatisfy(finding -> {
            assertThat(finding.invariant()).isEqualTo(planted.invariant());
            assertThat(finding.violations()).anyMatch(text -> text.contains(planted.named()));
        });
        assertThat(report.toString()).contains("VIOLATED");
    }

    @Test
    void whatAClientWasToldAndTheDatabaseDoesNotHaveIsLost() throws Exception {
        UUID lost = UUID.randomUUID();
        Path file = folder.resolve("journal-" + lost + ".jsonl");
        try (Journal journal = new Journal(file)) {
            journal.write(JournalLine.before(What.HOLD, HOLD));
            journal.write(new JournalLine(Phase.AFTER, What.HOLD, HOLD, 201, "HELD", 1, List.of(1, 2)));
            journal.write(new JournalLine(Phase.AFTER, What.ORDER, ORDER, 201, "CREATED", 0, List.of()));
            journal.write(new JournalLine(Phase.AFTER, What.TICKET, ORDER, 200, "COMPLETED", 1, List.of(1, 2)));
            journal.write(new JournalLine(Phase.AFTER, What.HOLD, UUID.randomUUID(), 409, "", 1, List.of()));
        }
        assertThat(new Auditor(connection()).audit(file).clean()).isTrue();

        try (Journal journal = new Journal(file)) {
            journal.write(new JournalLine(Phase.AFTER, What.ORDER, lost, 201, "CREATED", 0, List.of()));
            journal.write(new JournalLine(Phase.AFTER, What.TICKET, ORDER, 200, "COMPLETED", 1, List.of(1, 2, 3)));
        }
        Report report = new Auditor(connection()).audit(file);

        assertThat(report.findings().stream()
                        .filter(finding -> !finding.holds())
                        .map(Finding::invariant))
                .containsExactly("I2", "I2");
        assertThat(report.toString())
                .contains("order " + lost + " was answered 201")
                .contains("ticket " + ORDER);
    }

    private Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("not connected");
        }
        return connection;
    }

    private void execute(String sql) throws SQLException {
        connection().setAutoCommit(true);
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
