package io.grandstand.ranking;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Counts what was sold before there were counts, and keeps them from growing for ever. */
@Component
@RunsIn(Role.RANKING_CONSUMER)
class CountJob {

    static final int ROWS_MAX = 1_000;

    /** Tickets are sold for a day after the start at most, and events wait for Kafka for as long as it is away. */
    static final Duration KEPT_AFTER_START = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(CountJob.class);
    private static final int ROUNDS_MAX = 100;

    private final CountingWhatWasSold soFar;
    private final CountTable table;

    CountJob(CountingWhatWasSold soFar, CountTable table) {
        this.soFar = soFar;
        this.table = table;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void countWhatWasSold() {
        try {
            soFar.countOnce();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("what was sold so far is counted later: cause={}", e.toString());
        }
    }

    @Scheduled(fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void drop() {
        try {
            inRounds(() -> table.dropMinutes(ROWS_MAX));
            inRounds(() -> table.dropPerformances(KEPT_AFTER_START, ROWS_MAX));
        } catch (DataAccessException e) {
            LOG.warn("what rankings do not need is dropped later: cause={}", e.toString());
        }
    }

    private static void inRounds(IntSupplier dropping) {
        int round = 0;
        while (round < ROUNDS_MAX && dropping.getAsInt() == ROWS_MAX) {
            round++;
        }
    }
}
