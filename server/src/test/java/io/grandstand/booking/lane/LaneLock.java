package io.grandstand.booking.lane;

import static org.awaitility.Awaitility.await;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import java.util.function.Supplier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A lane's lock in a test's hands, as a writer of another process would hold it. */
@Component
class LaneLock {

    private final JdbcClient jdbc;
    private final JdbcClient onlooker;
    private final TransactionTemplate transactions;

    LaneLock(JdbcClient jdbc, JdbcConnectionDetails database, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        // Outside the pool, which may be used up by those who are looked at.
        var outside = new DriverManagerDataSource(database.getJdbcUrl());
        outside.setUsername(database.getUsername());
        outside.setPassword(database.getPassword());
        this.onlooker = JdbcClient.create(outside);
        this.transactions = new TransactionTemplate(transactions);
    }

    <T> T whileHeld(PerformanceId performance, Supplier<T> doing) {
        return transactions.execute(status -> {
            jdbc.sql("select version from booking.lane where performance_id = ? for update")
                    .param(performance.value())
                    .query(Long.class)
                    .single();
            return doing.get();
        });
    }

    /** Whether nobody has it. */
    boolean isFree(PerformanceId performance) {
        return onlooker.sql("select version from booking.lane where performance_id = ? for update skip locked")
                .param(performance.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** A writer of another process has just begun this lane, and not committed yet. */
    <T> T whileBegun(PerformanceId performance, Supplier<T> doing) {
        return transactions.execute(status -> {
            jdbc.sql("insert into booking.lane (performance_id) values (?)")
                    .param(performance.value())
                    .update();
            return doing.get();
        });
    }

    /** Until somebody waits for a lane that is being begun. */
    void awaitBeginning() {
        awaitWaiting(1, "into booking.lane");
    }

    /** Until so many sessions, or more, wait for a lane. */
    void awaitWaiting(int sessions) {
        awaitWaiting(sessions, "booking.lane");
    }

    private void awaitWaiting(int sessions, String table) {
        await().until(() -> onlooker.sql("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%' || ? || '%'""").param(table).query(Integer.class).single() >= sessions);
    }

    /** A writer of another process has just begun a hold like this one, for another performance, and not committed yet. */
    <T> T whileBegunElsewhere(HoldId like, HoldId id, PerformanceId elsewhere, Supplier<T> doing) {
        return transactions.execute(status -> {
            int begun = jdbc.sql("""
                            insert into booking.hold
                            select (jsonb_populate_record(h, jsonb_build_object('hold_id', ?, 'performance_id', ?))).*
                            from booking.hold h where hold_id = ?""")
                    .params(id.toString(), elsewhere.value(), like.value())
                    .update();
            if (begun != 1) {
                throw new IllegalStateException("holds begun elsewhere: " + begun);
            }
            T done = doing.get();
            awaitWaiting(1, "into booking.hold");
            return done;
        });
    }
}
