package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** In which order a fan needs the tickets of performances: those of the next one first. */
final class TicketOrder {

    /** Nobody comes later than that: it is over. */
    static final Duration OVER_AFTER_START = Duration.ofHours(6);

    private TicketOrder() {}

    /**
     * What is still to come, or on, the first to begin first; then what is over, the last to begin first.
     *
     * @param starts when each begins
     */
    static List<PerformanceId> of(Map<PerformanceId, Instant> starts, Instant now) {
        Instant over = now.minus(OVER_AFTER_START);
        Comparator<Map.Entry<PerformanceId, Instant>> first = Map.Entry.<PerformanceId, Instant>comparingByValue()
                .thenComparingLong(start -> start.getKey().value());
        return Stream.concat(
                        starts.entrySet().stream()
                                .filter(start -> !start.getValue().isBefore(over))
                                .sorted(first),
                        starts.entrySet().stream()
                                .filter(start -> start.getValue().isBefore(over))
                                .sorted(first.reversed()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
