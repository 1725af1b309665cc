package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GrandstandTest
class OutboxIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    Outbox outbox;

    @Autowired
    Listening listening;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    Ids ids;

    String key = "";

    @BeforeEach
    void useAKeyOfItsOwn() {
        key = ids.next().toString();
    }

    @Test
    void refusesAnAppendOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox.append(happened(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in the transaction");
        assertThat(rows()).isZero();
    }

    @Test
    void refusesAnAppendInATransactionOfAnotherDataSource() {
        var other = new DriverManagerDataSource(database.getJdbcUrl(), RelayConnection.properties(database));
        var otherTransaction = new TransactionTemplate(new JdbcTransactionManager(other));
        assertThatThrownBy(() -> otherTransaction.executeWithoutResult(status -> outbox.append(happened(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAnEventWhoseTopicNobodyDeclared() {
        record Undeclared(UUID eventId, Instant at, String key) implements IntegrationEvent {
            @Override
            public String topic() {
                return "nobody.declared.v1";
            }
        }
        assertThatThrownBy(() -> inTransaction(() -> outbox.append(new Undeclared(ids.next(), Instant.EPOCH, key))))
                .hasMessageContaining("nobody.declared.v1");
    }

    @Test
    void relaysNothingOfAChangeThatWasRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.append(happened(1));
            status.setRollbackOnly();
        });
        inTransaction(() -> outbox.append(happened(2)));
        await().atMost(SOON).until(() -> !listening.steady(key).isEmpty());
        assertThat(listening.steady(key)).containsExactly(2);
    }

    @Test
    void relaysABatchInItsOrder() {
        inTransaction(() ->
                outbox.append(IntStream.range(0, 500).mapToObj(this::happened).toList()));
        await().atMost(SOON).until(() -> listening.steady(key).size() == 500);
        assertThat(listening.steady(key)).isSorted();
        await().atMost(SOON).untilAsserted(() -> assertThat(unpublished()).isZero());
    }

    @Test
    void keepsTheOrderOfEachKeyWhileManyAppend() throws Exception {
        int keys = 5;
        int writers = 10;
        int rounds = 20;
        jdbc.sql("create table if not exists public.outbox_test_aggregate (key text primary key, number int not null)")
                .update();
        for (int k = 0; k < keys; k++) {
            jdbc.sql("insert into public.outbox_test_aggregate values (?, 0)")
                    .param(key + k)
                    .update();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        for (int round = 0; round < rounds; round++) {
                            changeUnderItsLock(key + (writer + round) % keys);
                        }
                    }))
                    .toList();
            for (var one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        for (int k = 0; k < keys; k++) {
            String each = key + k;
            await().atMost(SOON).until(() -> listening.steady(each).size() == writers * rounds / keys);
            assertThat(listening.steady(each)).isSorted();
        }
    }

    @Test
    void relaysAnEventThatIsCommittedLaterThanItsSuccessor() throws Exception {
        String late = key + "late";
        String early = sameBucketAs(late);
        var appended = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> inTransaction(() -> {
                outbox.append(SomethingHappened.with(ids, late, 1));
                appended.countDown();
                try {
                    assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            assertThat(appended.await(10, TimeUnit.SECONDS)).isTrue();
            inTransaction(() -> outbox.append(SomethingHappened.with(ids, early, 2)));
            await().atMost(SOON).until(() -> listening.steady(early).equals(List.of(2)));
            assertThat(listening.steady(late)).isEmpty();
            goOn.countDown();
            slow.get(10, TimeUnit.SECONDS);
        }
        await().atMost(SOON).until(() -> listening.steady(late).equals(List.of(1)));
    }

    private String sameBucketAs(String other) {
        return IntStream.range(0, 10_000)
                .mapToObj(n -> key + n)
                .filter(candidate -> Bucket.of(candidate).equals(Bucket.of(other)))
                .findFirst()
                .orElseThrow();
    }

    private void changeUnderItsLock(String aggregate) {
        inTransaction(() -> {
            int number = jdbc.sql("select number from public.outbox_test_aggregate where key = ? for update")
                    .param(aggregate)
                    .query(Integer.class)
                    .single();
            outbox.append(SomethingHappened.with(ids, aggregate, number));
            jdbc.sql("update public.outbox_test_aggregate set number = number + 1 where key = ?")
                    .param(aggregate)
                    .update();
        });
    }

    private SomethingHappened happened(int number) {
        return SomethingHappened.with(ids, key, number);
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private long rows() {
        return jdbc.sql("select count(*) from outbox.event where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private long unpublished() {
        return jdbc.sql("select count(*) from outbox.event where key = ? and published_at is null")
                .param(key)
                .query(Long.class)
                .single();
    }
}
