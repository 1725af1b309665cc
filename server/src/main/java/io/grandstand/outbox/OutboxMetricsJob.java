package io.grandstand.outbox;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures how far the relay is behind, and what waits for an operator. */
@Component
@RunsIn(Role.OUTBOX_RELAY)
class OutboxMetricsJob {

    /** A backlog is not counted beyond this: counting must not cost more than relaying. */
    static final int PENDING_MAX = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxMetricsJob.class);

    private record Reading(double ageSeconds, double pending, double deadLetters) {}

    private final JdbcClient jdbc;
    private final DeadLetters deadLetters;
    private volatile Reading reading = new Reading(0, 0, 0);

    OutboxMetricsJob(JdbcClient jdbc, DeadLetters deadLetters, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.deadLetters = deadLetters;
        Gauge.builder("grandstand.outbox.age", this, job -> job.reading.ageSeconds)
                .description("Age of the oldest event that is not published")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("grandstand.outbox.pending", this, job -> job.reading.pending)
                .description("Events that are not published, counted up to " + PENDING_MAX)
                .register(meters);
        Gauge.builder("grandstand.outbox.dead.letters.open", this, job -> job.reading.deadLetters)
                .description("Messages that consumers gave up and nobody has replayed")
                .register(meters);
    }

    @Scheduled(fixedDelay = 2000)
    void measure() {
        try {
            double pending =
                    jdbc.sql("""
                    select count(*)
                      from (select from outbox.event where bucket between 0 and 15 and published_at is null limit ?)
                    """).param(PENDING_MAX).query(Double.class).single();
            double age = jdbc.sql("""
                    select coalesce(extract(epoch from clock_timestamp() - min(oldest.created_at)), 0)
                      from generate_series(0, 15) as b (bucket)
                     cross join lateral (
                           select created_at
                             from outbox.event
                            where bucket = b.bucket and published_at is null
                            order by id
                            limit 1) oldest
                    """).query(Double.class).single();
            reading = new Reading(Math.max(0, age), pending, deadLetters.open());
        } catch (DataAccessException e) {
            LOG.debug("outbox cannot be measured, its gauges stay as they are", e);
        }
    }
}
