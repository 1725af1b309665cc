package io.grandstand.booking.domain;

import io.grandstand.catalog.PerformanceId;
import java.util.List;

/**
 * What one commit changed on the map of a performance.
 *
 * @param version that the performance has by it; the one before it is one less
 */
public record Delta(PerformanceId performance, long version, List<SeatChange> changes) {

    public Delta {
        changes = List.copyOf(changes);
    }
}
