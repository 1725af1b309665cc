package io.grandstand.booking.domain;

import io.grandstand.booking.AreaLeft;
import io.grandstand.catalog.PerformanceId;
import java.util.List;

/**
 * What one commit changed on the map of a performance.
 *
 * @param version that the performance has by it; the one before it is one less
 * @param areas those of which more or less is left now
 */
public record Delta(PerformanceId performance, long version, List<SeatChange> changes, List<AreaLeft> areas) {

    public Delta {
        changes = List.copyOf(changes);
        areas = List.copyOf(areas);
    }
}
