package io.grandstand.outbox;

import io.grandstand.kernel.Columns;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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

    @Override
    public void onceForEach(String consumer, Collection<UUID> eventIds, Consumer<Set<UUID>> effect) {
        transaction.executeWithoutResult(_ -> {
            // In the order of the ids, so that two with some events in common do not each wait for the other.
            Set<UUID> fresh = Set.copyOf(jdbc.sql("""
                    insert into outbox.inbox (consumer, event_id)
                    select ?, event_id from unnest(cast(? as uuid[])) as asked (event_id) order by event_id
                    on conflict do nothing
                    returning event_id
                    """)
                    .param(consumer)
                    .param(Columns.texts(eventIds, id -> id))
                    .query((row, _) -> Columns.uuid(row, "event_id"))
                    .list());
            if (!fresh.isEmpty()) {
                effect.accept(fresh);
            }
        });
    }
}
