package io.grandstand.booking.lane;

import io.grandstand.booking.availability.SeatChanges;
import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Brings a batch of commands through one transaction, and its answers to those who wait for them. */
@Component
class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    /** A broken connection is found out by using it, so that the first failure says little about the database. */
    private static final int ATTEMPTS_MAX = 2;

    private final BatchTransaction transaction;
    private final BatchLimit limit;
    private final SeatChanges changes;
    private final RetryAfter retryAfter;
    private final DistributionSummary batchSize;
    private final Timer transactionTime;

    BatchRunner(
            BatchTransaction transaction,
            BatchLimit limit,
            SeatChanges changes,
            RetryAfter retryAfter,
            MeterRegistry meters) {
        this.transaction = transaction;
        this.limit = limit;
        this.changes = changes;
        this.retryAfter = retryAfter;
        this.batchSize = DistributionSummary.builder("grandstand.booking.batch.size")
                .description("commands in one transaction")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.transactionTime = Timer.builder("grandstand.booking.commit")
                .description("from taking the lanes' locks to the end of the commit")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /** How many commands to bring at a time. */
    int batchMax() {
        return limit.now();
    }

    void run(List<Waiting> batch) {
        run(batch, 1);
    }

    /**
     * A batch may be run again whatever became of it, also where the answer to its commit was lost: every command is
     * idempotent by its hold's id, the lock of the lanes is waited for until a lost transaction is over, and what was
     * written is read before anything is decided. Whoever gave up waiting meanwhile was told to ask again, and so is left
     * out of every further attempt.
     */
    private void run(List<Waiting> all, int attempt) {
        List<Waiting> batch =
                all.stream().filter(waiting -> !waiting.abandoned()).toList();
        if (batch.isEmpty()) {
            return;
        }
        List<Command> commands = batch.stream().map(Waiting::command).toList();
        BatchTransaction.Outcome outcome;
        long began = System.nanoTime();
        try {
            batchSize.record(batch.size());
            outcome = transactionTime.recordCallable(() -> transaction.run(commands));
        } catch (Exception failure) {
            // Waiting for a lock or a connection says nothing about the work itself.
            boolean worked = !Faults.lockDidNotCome(failure) && !(failure instanceof CannotCreateTransactionException);
            boolean tooLong = worked && limit.took(batch.size(), Duration.ofNanos(System.nanoTime() - began));
            recover(tooLong ? shorten(batch) : batch, attempt, failure);
            return;
        }
        limit.took(batch.size(), Duration.ofNanos(System.nanoTime() - began));
        changes.committed(outcome.deltas());
        for (int command = 0; command < batch.size(); command++) {
            batch.get(command).answer().complete(outcome.decision().answers().get(command));
        }
    }

    /** What was too much for one transaction would be so again: the rest is told to come again. */
    private List<Waiting> shorten(List<Waiting> batch) {
        int kept = Math.min(batch.size(), limit.now());
        batch.subList(kept, batch.size()).forEach(this::giveUp);
        return batch.subList(0, kept);
    }

    private void giveUp(Waiting waiting) {
        waiting.answer().complete(new Answer.Undecided(retryAfter.next()));
    }

    private void recover(List<Waiting> batch, int attempt, Exception failure) {
        var lanes = batch.stream()
                .collect(Collectors.groupingBy(waiting -> waiting.command().performance()));
        if (Faults.lockDidNotCome(failure) && lanes.size() > 1) {
            // One performance is locked by somebody: the others need not wait for it.
            lanes.values().forEach(lane -> run(lane, attempt));
        } else if (Faults.ofDatabase(failure)) {
            if (attempt < ATTEMPTS_MAX) {
                if (Faults.connectionLost(failure)) {
                    transaction.renewConnections();
                }
                run(batch, attempt + 1);
            } else {
                LOG.warn("batch given up commands={} performances={}", batch.size(), lanes.keySet(), failure);
                batch.forEach(this::giveUp);
            }
        } else if (batch.size() > 1) {
            // One bad command must not refuse the rest: halves find it in eight steps.
            int half = batch.size() / 2;
            run(batch.subList(0, half), 1);
            run(batch.subList(half, batch.size()), 1);
        } else if (Faults.duplicateKey(failure) && attempt < ATTEMPTS_MAX) {
            // Its id was used for another performance at the same moment, by another writer: now that can be read.
            run(batch, attempt + 1);
        } else {
            Waiting bad = batch.getFirst();
            LOG.error(
                    "command failed type={} performance={} hold={}",
                    bad.command().getClass().getSimpleName(),
                    bad.command().performance(),
                    bad.command().hold(),
                    failure);
            bad.answer().completeExceptionally(failure);
        }
    }
}
