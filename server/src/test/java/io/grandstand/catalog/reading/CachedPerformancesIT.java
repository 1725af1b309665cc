package io.grandstand.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.persistence.PerformanceTable;
import io.grandstand.catalog.persistence.Revisions;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@GrandstandTest
class CachedPerformancesIT {

    private static final int READERS = 200;
    private static final String ASKING = "cached-performances-it";

    @Autowired
    OnSale onSale;

    @Autowired
    PerformanceTable table;

    @Autowired
    Revisions revisions;

    @Autowired
    Plans plans;

    @Autowired
    InstantSource clock;

    @Autowired
    DataSource database;

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    JdbcClient jdbc;

    private CachedPerformances performances;
    private PerformanceId performance;

    @BeforeEach
    void aProcessThatHasNotAskedYet() {
        performances = new CachedPerformances(table, revisions.over(overConnectionsThatCanBeCounted()), plans, clock);
        performance = onSale.aPerformance().open().performance();
    }

    @Test
    void aCrowdOfReadersAsksOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection locking = lockRevisions()) {
            List<Future<Optional<PerformanceTerms>>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> performances.find(performance)));
            }
            await().until(() -> performances.readersWaiting() == READERS - 1 && asking() > 0);

            assertThat(asking()).isEqualTo(1);

            locking.rollback();
            for (Future<Optional<PerformanceTerms>> reader : readers) {
                assertThat(reader.get()).isPresent();
            }
        }
    }

    @Test
    void whoIsSlowToGoOnAfterTheAnswerKeepsNobodyWaiting() throws Exception {
        var stuck = new AtomicReference<@Nullable Thread>();
        var goesOn = new CountDownLatch(1);
        performances =
                new CachedPerformances(table, revisions.over(overConnectionsThatCanBeCounted()), plans, clock, () -> {
                    if (Thread.currentThread().equals(stuck.get())) {
                        uninterruptibly(goesOn);
                    }
                    return System.nanoTime();
                });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection locking = lockRevisions()) {
            Future<Optional<PerformanceTerms>> asks = threads.submit(() -> performances.find(performance));
            await().until(() -> asking() > 0);
            var slow = new AtomicReference<Thread>();
            Future<Optional<PerformanceTerms>> waitsFirst = threads.submit(() -> {
                slow.set(Thread.currentThread());
                return performances.find(performance);
            });
            await().until(() -> performances.readersWaiting() == 1);
            stuck.set(slow.get());
            Future<Optional<PerformanceTerms>> waitsBehind = threads.submit(() -> performances.find(performance));
            await().until(() -> performances.readersWaiting() == 2);
            locking.rollback();

            assertThat(asks.get()).isPresent();
            assertThat(waitsBehind.get()).isPresent();

            goesOn.countDown();
            assertThat(waitsFirst.get()).isPresent();
        } finally {
            goesOn.countDown();
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyWaitsForeverForWhatSomebodyElseKeepsLocked() throws Exception {
        try (Connection locking = lockRevisions()) {
            var overThePool = new CachedPerformances(table, revisions, plans, clock);
            assertThatThrownBy(() -> overThePool.find(performance)).isInstanceOf(TransientDataAccessException.class);
            locking.rollback();
        }
    }

    private Connection lockRevisions() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table catalog.revision in access exclusive mode");
        }
        return connection;
    }

    private int asking() {
        return jdbc.sql("select count(*) from pg_stat_activity where application_name = :name and state = 'active'")
                .param("name", ASKING)
                .query(Integer.class)
                .single();
    }

    private JdbcClient overConnectionsThatCanBeCounted() {
        var named = new Properties();
        named.setProperty("ApplicationName", ASKING);
        var counted = new DriverManagerDataSource(details.getJdbcUrl(), named);
        counted.setUsername(details.getUsername());
        counted.setPassword(details.getPassword());
        return JdbcClient.create(counted);
    }
}
