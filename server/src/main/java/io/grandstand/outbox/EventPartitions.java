package io.grandstand.outbox;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The days of the outbox: made ahead, dropped when everything in them was published long enough ago. */
@Repository
class EventPartitions {

    static final int DAYS_AHEAD = 3;

    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EventPartitions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    LocalDate today() {
        return jdbc.sql("select (clock_timestamp() at time zone 'UTC')::date")
                .query(LocalDate.class)
                .single();
    }

    void makeAhead() {
        LocalDate today = today();
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            make(today.plusDays(day));
        }
    }

    void make(LocalDate day) {
        transaction.executeWithoutResult(status -> {
            takeTurn();
            if (exists(name(day))) {
                return;
            }
            // Rows that fell into the net for want of this partition stay there; a partition beside them is not
            // allowed.
            boolean netHasIt = jdbc.sql("select exists (select from outbox.event_default where day = ?)")
                    .param(day)
                    .query(Boolean.class)
                    .single();
            if (netHasIt) {
                return;
            }
            String name = name(day);
            // Made apart and then attached, which keeps nobody from appending.
            jdbc.sql("create table outbox." + name + " (like outbox.event including all excluding identity)")
                    .update();
            jdbc.sql("alter table outbox.event attach partition outbox.%s for values from ('%s') to ('%s')"
                            .formatted(name, day, day.plusDays(1)))
                    .update();
            LOG.info("outbox partition made: day={}", day);
        });
    }

    /** Drops whole days, the last of whose events is older than this. A day with an unpublished event is kept. */
    void dropOlderThan(Duration kept) {
        LocalDate today = today();
        LocalDate first = today.minusDays(
                Math.max(1, kept.plus(Duration.ofDays(1)).minusNanos(1).toDays()));
        List<String> names = jdbc.sql("""
                select c.relname
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = 'outbox.event'::regclass and c.relname ~ '^event_[0-9]{8}$'
                 order by c.relname
                """).query((row, n) -> row.getString(1)).list();
        for (String name : names) {
            if (name.compareTo(name(first)) < 0) {
                drop(name);
            }
        }
        // The net is hardly ever used and cannot be dropped.
        jdbc.sql("delete from outbox.event_default where published_at is not null and day < ?")
                .param(first)
                .update();
    }

    private void drop(String name) {
        transaction.executeWithoutResult(status -> {
            takeTurn();
            if (!exists(name)) {
                return;
            }
            // Nobody can append to it between the look and the drop.
            jdbc.sql("lock table outbox." + name + " in access exclusive mode").update();
            boolean unpublished = jdbc.sql("select exists (select from outbox." + name + " where published_at is null)")
                    .query(Boolean.class)
                    .single();
            if (unpublished) {
                LOG.error("outbox partition is old and has unpublished events, it is kept: partition={}", name);
                return;
            }
            jdbc.sql("drop table outbox." + name).update();
            LOG.info("outbox partition dropped: partition={}", name);
        });
    }

    /** One process at a time, and no longer than a blink before those who append: what fails is tried again later. */
    private void takeTurn() {
        jdbc.sql("select set_config('lock_timeout', '200ms', true)")
                .query(String.class)
                .single();
        jdbc.sql("select pg_advisory_xact_lock(hashtext('outbox.partitions'))::text")
                .query(String.class)
                .single();
    }

    private boolean exists(String name) {
        return jdbc.sql("select to_regclass(?) is not null")
                .param("outbox." + name)
                .query(Boolean.class)
                .single();
    }

    static String name(LocalDate day) {
        return "event_" + SUFFIX.format(day);
    }
}
