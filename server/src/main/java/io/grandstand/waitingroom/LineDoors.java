package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;

/** Whether lines take somebody new, for pages that lead to them. */
public interface LineDoors {

    /** Whether its host lets nobody new into a line; as far as that is known, which it is not while the line is away. */
    boolean shut(PerformanceId performance);
}
