package io.grandstand.booking.lane;

import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A lane's lock in a test's hands, as a writer of another process would hold it. */
@Component
class LaneLock {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    LaneLock(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
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

    /** Until so many sessions wait for a lane. */
    void awaitWaiting(int sessions) {
        await().until(() -> jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%booking.lane%'""").query(Integer.class).single() == sessions);
    }
}
