package io.grandstand.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sets the clock by PostgreSQL's, at the start and every few seconds. */
@Component
class DatabaseTime implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
    private static final int READINGS = 5;
    private static final int SECONDS_BETWEEN = 10;
    private static final Duration SURPRISING = Duration.ofMillis(100);

    /** The database's time, with when it was asked for and when the answer came by our own clock. */
    private record Reading(Instant database, long askedNanos, long answeredNanos) {

        long roundTripNanos() {
            return answeredNanos - askedNanos;
        }
    }

    private final JdbcClient jdbc;
    private final SteadyClock clock;
    private volatile boolean known;

    DatabaseTime(JdbcClient jdbc, SteadyClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        read();
    }

    @Scheduled(initialDelay = SECONDS_BETWEEN, fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void read() {
        try {
            Reading best = reading();
            for (int i = 1; i < READINGS; i++) {
                Reading next = reading();
                best = next.roundTripNanos() < best.roundTripNanos() ? next : best;
            }
            Duration wrong = clock.set(best.database(), best.askedNanos(), best.answeredNanos());
            if (wrong.abs().compareTo(SURPRISING) > 0) {
                LOG.warn("clock set by the database wrong={} roundTripNanos={}", wrong, best.roundTripNanos());
            }
            known = true;
        } catch (DataAccessException e) {
            // The steady clock goes on from what it knows; where it knows nothing, the process is not ready.
            LOG.warn("clock not set, the database does not tell the time: {}", e.getMessage());
        }
    }

    /** Whether the database's time is known at all. */
    boolean isKnown() {
        return known;
    }

    private Reading reading() {
        long asked = System.nanoTime();
        Instant database = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new Reading(database, asked, System.nanoTime());
    }
}
