package io.grandstand.outbox;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the outbox and the inbox from growing for ever. */
@Component
@RunsIn(Role.OUTBOX_RELAY)
class HousekeepingJob {

    static final int INBOX_ROWS_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(HousekeepingJob.class);
    private static final int INBOX_ROUNDS_MAX = 100;

    private final EventPartitions partitions;
    private final JdbcClient jdbc;
    private final OutboxSettings settings;

    HousekeepingJob(EventPartitions partitions, JdbcClient jdbc, OutboxSettings settings) {
        this.partitions = partitions;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** At start and every ten minutes: what did not get its lock now gets it then. */
    @Scheduled(fixedDelay = 600_000)
    void keepHouse() {
        try {
            partitions.makeAhead();
            partitions.dropOlderThan(settings.kept());
            dropInbox(settings.inboxKept());
        } catch (DataAccessException e) {
            LOG.warn("outbox housekeeping is put off: cause={}", e.toString());
        }
    }

    private void dropInbox(Duration kept) {
        for (int round = 0; round < INBOX_ROUNDS_MAX; round++) {
            int dropped =
                    jdbc.sql("""
                    delete from outbox.inbox
                     where (consumer, event_id) in (
                           select consumer, event_id
                             from outbox.inbox
                            where handled_at < statement_timestamp() - make_interval(secs => ?)
                            order by handled_at
                            limit ?)
                    """).param(kept.toSeconds()).param(INBOX_ROWS_MAX).update();
            if (dropped < INBOX_ROWS_MAX) {
                return;
            }
        }
    }
}
