package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The right to book, as its holder carries it.
 *
 * @param expiresAt when this token ends; a heartbeat gives the next one
 * @param rightUntil when the right itself ends
 */
record AdmissionToken(
        AdmissionId id,
        PerformanceId performance,
        AccountId account,
        long number,
        long epoch,
        Instant expiresAt,
        Instant rightUntil) {

    /**
     * @param asked before the line was asked, so that no token outlives what the line keeps for it
     * @param right how long the right lasted then
     */
    static AdmissionToken starting(
            Instant asked,
            Duration life,
            AdmissionId id,
            PerformanceId performance,
            AccountId account,
            long number,
            long epoch,
            Duration right) {
        Instant from = asked.truncatedTo(ChronoUnit.MILLIS);
        Duration shorter = life.compareTo(right) < 0 ? life : right;
        return new AdmissionToken(id, performance, account, number, epoch, from.plus(shorter), from.plus(right));
    }

    AdmissionToken renewed(Instant asked, Duration life, Duration right) {
        return starting(asked, life, id, performance, account, number, epoch, right);
    }
}
