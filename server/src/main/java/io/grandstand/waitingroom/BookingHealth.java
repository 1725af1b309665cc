package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;

/** Where each process that books tells how it fares, so that no more people are let in than it can serve. */
public interface BookingHealth {

    /**
     * What wishes for seats came to in a second.
     *
     * @param answered how many were decided, either way
     * @param refused how many were sent away because it was too busy
     * @param waiting how many are neither yet
     * @param latency how long those that were answered took in the mean, and those that wait have waited; zero where there
     *     were none
     */
    record Report(int answered, int refused, int waiting, Duration latency) {}

    void report(PerformanceId performance, Report lastSecond);
}
