package io.grandstand.bench.ceiling;

import io.grandstand.bench.product.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** L2: PostgreSQL alone, told what a lane tells it, in batches of the same size, durably. */
final class CommitCeiling {

    static final int HOLDS_PER_BATCH = 256;

    /** One writer at a time per performance is the design; several find out whether PostgreSQL alone could do more. */
    private static final List<Integer> WRITERS = List.of(1, 2);

    private static final String OPTIONS = "-c synchronous_commit=on -c plan_cache_mode=force_generic_plan"
            + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c jit=off";

    private final Stores stores;

    CommitCeiling(Stores stores) {
        this.stores = stores;
    }

    Ceiling measure(int seconds) throws InterruptedException {
        double best = 0;
        int with = 0;
        for (int writers : WRITERS) {
            double reached = holdsPerSecond(writers, seconds);
            if (reached > best) {
                best = reached;
                with = writers;
            }
        }
        execute("drop schema bench_ceiling cascade");
        return new Ceiling(
                "L2",
                "durable commit",
                best,
                "holds of 2 seats, %d in a transaction, %d writer%s"
                        .formatted(HOLDS_PER_BATCH, with, with == 1 ? "" : "s"));
    }

    private double holdsPerSecond(int writers, int seconds) throws InterruptedException {
        execute(tables());
        long warm = System.nanoTime() + seconds * 1_000_000_000L / 3;
        long until = warm + seconds * 1_000_000_000L;
        var all = new ArrayList<Callable<Long>>();
        for (int writer = 0; writer < writers; writer++) {
            int first = 1 + writer * LaneBatch.PERFORMANCES;
            all.add(() -> write(first, warm, until));
        }
        try (var threads = Executors.newFixedThreadPool(writers)) {
            long holds = 0;
            for (Future<Long> written : threads.invokeAll(all)) {
                holds += written.get();
            }
            return holds / (double) seconds;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ceiling of commits could not be measured", e.getCause());
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the ceiling", e);
        }
    }

    /** Batches of new holds until the time is over; those that were committed after the warm-up. */
    private long write(int firstPerformance, long warm, long until) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            var batch = new LaneBatch(connection, firstPerformance, HOLDS_PER_BATCH);
            batch.begin();
            long counted = 0;
            long now = System.nanoTime();
            while (now - until < 0) {
                batch.writeNext();
                connection.commit();
                now = System.nanoTime();
                if (now - warm >= 0 && now - until < 0) {
                    counted += HOLDS_PER_BATCH;
                }
            }
            return counted;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", stores.databaseUser());
        properties.setProperty("password", stores.password());
        properties.setProperty("options", OPTIONS);
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(stores.jdbcUrl(), properties);
    }

    private static String tables() {
        try (InputStream file = CommitCeiling.class.getResourceAsStream("tables.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
