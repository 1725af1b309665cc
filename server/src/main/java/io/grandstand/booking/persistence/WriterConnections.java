package io.grandstand.booking.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connections of the lanes' writers: few, with limits and plans of their own. Not a {@code DataSource} bean, which
 * would take the place of everybody's.
 */
@Component
public class WriterConnections implements DisposableBean {

    /*
     * An opening meets empty tables, for which every plan costs the same. A plan is made once and kept
     * (force_generic_plan), so that it must be one that finds single rows by an index, whatever the tables hold later.
     */
    private static final String PLANS = " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c jit=off";

    private final HikariDataSource pool;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    WriterConnections(JdbcConnectionDetails database, BookingSettings settings) {
        this.pool = pool(database, settings.writers());
        this.template = new JdbcTemplate(pool);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    private static HikariDataSource pool(JdbcConnectionDetails database, BookingSettings.Writers writers) {
        var config = new HikariConfig();
        config.setPoolName("booking-writers");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(writers.count());
        config.setConnectionTimeout(writers.connectionTimeout().toMillis());
        // Started by the first command: a process that never books opens nothing.
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("options", sessionOptions(writers));
        config.addDataSourceProperty("ApplicationName", "grandstand-booking-writer");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "3");
        // Later than the database's own limits: it ends what hangs, unless the database is not there to do so.
        config.addDataSourceProperty("socketTimeout", "10");
        return new HikariDataSource(config);
    }

    private static String sessionOptions(BookingSettings.Writers writers) {
        return "-c lock_timeout=" + millis(writers.lockTimeout())
                + " -c transaction_timeout=" + millis(writers.transactionTimeout())
                + " -c idle_in_transaction_session_timeout=" + millis(writers.transactionTimeout())
                + PLANS;
    }

    private static String millis(Duration time) {
        return time.toMillis() + "ms";
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** In the transaction that is open, if one is. */
    RoundTrip roundTrip() {
        return new RoundTrip(template);
    }

    /** Runs this in one transaction on a writer's connection. */
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Opens new connections from now on: what broke one has broken those as well that nobody uses just now. */
    public void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
