package io.grandstand.waitingroom;

import io.grandstand.waitingroom.BookingHealth.Report;
import java.time.Duration;

/**
 * How much of a policy booking can bear: a little more as long as it fares well, and half as soon as it does not (additive
 * increase, multiplicative decrease, as in RFC 5681); less than half where fewer than half are served, so that those who
 * are in already do not have to wait for a minute while ever more come. So the rate finds what booking can do, and nobody
 * has to know it.
 *
 * @param latencyMax booking that takes longer in the mean fares badly
 */
record HealthLoop(Duration latencyMax) {

    /** All that the policy allows, in thousandths. */
    static final int WHOLE = 1_000;

    /** So that somebody finds out when all is well again. */
    static final int LEAST = 10;

    static final int STEP = 50;

    /** However few are served, so large a part of the share is left: many wishes may be those of few who ask again. */
    private static final double KEPT_MIN = 0.1;

    private static final double KEPT_MAX = 0.5;

    /** How long a change is given to show before more are let in. */
    static final Duration UP_AFTER = Duration.ofSeconds(2);

    /** Who was let in before a cut is still booking for a while. */
    static final Duration DOWN_AFTER = Duration.ofSeconds(5);

    /** One in so many may be sent away; a crowd that is sent away more often is too large. */
    private static final int REFUSED_PART = 20;

    /** Of fewer wishes than that, one that was slow says nothing. */
    private static final int TELLING_MIN = 3;

    /**
     * @param share of the policy, in thousandths, as it is
     * @param sinceChange how long it is like that
     * @return as it should be
     */
    int next(int share, Report report, Duration sinceChange) {
        if (ill(report)) {
            return sinceChange.compareTo(DOWN_AFTER) < 0 ? share : Math.max(LEAST, (int) (share * kept(report)));
        }
        return sinceChange.compareTo(UP_AFTER) < 0 ? share : Math.min(WHOLE, share + STEP);
    }

    private static double kept(Report report) {
        double served = (double) report.answered() / wishes(report);
        return Math.clamp(served, KEPT_MIN, KEPT_MAX);
    }

    private boolean ill(Report report) {
        int wishes = wishes(report);
        return wishes >= TELLING_MIN
                && (report.latency().compareTo(latencyMax) > 0 || report.refused() * REFUSED_PART > wishes);
    }

    private static int wishes(Report report) {
        return report.answered() + report.refused() + report.waiting();
    }
}
