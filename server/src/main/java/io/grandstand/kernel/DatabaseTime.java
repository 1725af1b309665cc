package io.grandstand.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sets the clock by PostgreSQL's, at the start and every few seconds. Where that does not answer before any time is known,
 * Redis tells it: a process that needs nothing else of PostgreSQL serves without it.
 */
@Component
class DatabaseTime implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
    private static final int READINGS = 5;
    private static final int SECONDS_BETWEEN = 10;
    private static final Duration SURPRISING = Duration.ofMillis(100);

    /** A server's time, with when it was asked for and when the answer came by our own clock. */
    private record Reading(Instant told, long askedNanos, long answeredNanos) {

        long roundTripNanos() {
            return answeredNanos - askedNanos;
        }
    }

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;
    private final SteadyClock clock;
    private volatile boolean known;

    DatabaseTime(JdbcClient jdbc, StringRedisTemplate redis, SteadyClock clock) {
        this.jdbc = jdbc;
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        read();
    }

    @Scheduled(initialDelay = SECONDS_BETWEEN, fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void read() {
        try {
            set("database", this::reading);
        } catch (DataAccessException e) {
            // The steady clock goes on from what it knows.
            LOG.warn("clock not set, the database does not tell the time: {}", e.getMessage());
            if (!known) {
                readRedis();
            }
        }
    }

    private void readRedis() {
        try {
            set("redis", this::readingOfRedis);
        } catch (DataAccessException e) {
            // Where nothing is known, the process is not ready.
            LOG.warn("clock not set, Redis does not tell the time either: {}", e.getMessage());
        }
    }

    private void set(String by, Supplier<Reading> source) {
        Reading best = source.get();
        for (int i = 1; i < READINGS; i++) {
            Reading next = source.get();
            best = next.roundTripNanos() < best.roundTripNanos() ? next : best;
        }
        Duration wrong = clock.set(best.told(), best.askedNanos(), best.answeredNanos());
        if (wrong.abs().compareTo(SURPRISING) > 0) {
            LOG.warn("clock set by={} wrong={} roundTripNanos={}", by, wrong, best.roundTripNanos());
        }
        known = true;
    }

    /** Whether the time is known at all. */
    boolean isKnown() {
        return known;
    }

    private Reading reading() {
        long asked = System.nanoTime();
        Instant told = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new Reading(told, asked, System.nanoTime());
    }

    private Reading readingOfRedis() {
        long asked = System.nanoTime();
        Long told = redis.execute(
                (RedisCallback<Long>) connection -> connection.serverCommands().time(TimeUnit.MICROSECONDS));
        return new Reading(
                Instant.EPOCH.plus(Objects.requireNonNull(told), ChronoUnit.MICROS), asked, System.nanoTime());
    }
}
