package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GrandstandTest
class EventPartitionsIT {

    private static final Duration KEPT = Duration.ofDays(1);

    @Autowired
    EventPartitions partitions;

    @Autowired
    RelayJob job;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void keepTheRelayFromPublishing() {
        job.stop();
    }

    @AfterEach
    void letItPublishAgain() {
        job.start();
    }

    @Test
    void makesTheDaysAhead() {
        partitions.makeAhead();
        LocalDate today = partitions.today();
        assertThat(names())
                .contains(
                        EventPartitions.name(today), EventPartitions.name(today.plusDays(EventPartitions.DAYS_AHEAD)));
    }

    @Test
    void dropsOldDaysThatAreWhollyPublishedAndNoOthers() {
        LocalDate today = partitions.today();
        LocalDate published = today.minusDays(9);
        LocalDate unpublished = today.minusDays(8);
        LocalDate yesterday = today.minusDays(1);
        List.of(published, unpublished, yesterday).forEach(partitions::make);
        insert(published, true);
        insert(unpublished, true);
        insert(unpublished, false);
        insert(yesterday, true);

        partitions.dropOlderThan(KEPT);

        assertThat(names())
                .doesNotContain(EventPartitions.name(published))
                .contains(EventPartitions.name(unpublished), EventPartitions.name(yesterday));
        assertThat(rows(unpublished)).isEqualTo(2);
        assertThat(rows(yesterday)).isEqualTo(1);

        jdbc.sql("update outbox.event set published_at = clock_timestamp() where day = ?")
                .param(unpublished)
                .update();
        partitions.dropOlderThan(KEPT);
        assertThat(names()).doesNotContain(EventPartitions.name(unpublished));
    }

    @Test
    void keepsAnEventOfADayThatHasNoPartition() {
        LocalDate farAhead = partitions.today().plusDays(400);
        insert(farAhead, false);
        assertThat(rows(farAhead)).isEqualTo(1);
        partitions.make(farAhead);
        assertThat(names()).doesNotContain(EventPartitions.name(farAhead));
        jdbc.sql("delete from outbox.event where day = ?").param(farAhead).update();
    }

    private void insert(LocalDate day, boolean published) {
        jdbc.sql("""
                insert into outbox.event (day, bucket, topic, key, event_id, type, payload, published_at)
                values (?, 0, ?, 'partitions', gen_random_uuid(), 'SomethingHappened', '{}', case when ? then now() end)
                """).param(day).param(SomethingHappened.TOPIC).param(published).update();
    }

    private long rows(LocalDate day) {
        return jdbc.sql("select count(*) from outbox.event where day = ?")
                .param(day)
                .query(Long.class)
                .single();
    }

    private List<String> names() {
        return jdbc.sql("select relname from pg_class where relnamespace = 'outbox'::regnamespace and relkind = 'r'")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
