package io.grandstand.outbox;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks an event as handled in the transaction of its effect. */
@Service
class HandlingOnce implements Inbox {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HandlingOnce(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public boolean once(String consumer, UUID eventId, Runnable effect) {
        return transaction.execute(status -> {
            // Two that handle the same event at once: the second waits here for the first to commit.
            int marked = jdbc.sql("""
                    insert into outbox.inbox (consumer, event_id) values (?, ?)
                    on conflict do nothing
                    """).param(consumer).param(eventId).update();
            if (marked == 0) {
                return false;
            }
            effect.run();
            return true;
        });
    }
}
