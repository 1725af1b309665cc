package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;

/** Where booking tells the waiting room what is left, for everyone in line to see. */
public interface SeatsLeft {

    /** @param left seats that nobody holds or has bought */
    void report(PerformanceId performance, int left);

    /** The same, where the line was told nothing yet, or has lost it. */
    void reportUnlessKnown(PerformanceId performance, int left);
}
