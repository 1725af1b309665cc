package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In which order a fan finds their tickets. */
class TicketOrderTests {

    private static final Instant NOW = Instant.parse("2026-12-05T12:00:00Z");

    @Test
    void whatIsNextComesFirstAndWhatIsOverLast() {
        Map<PerformanceId, Instant> starts = Map.of(
                new PerformanceId(1), NOW.plus(Duration.ofDays(9)),
                new PerformanceId(2), NOW.minus(Duration.ofDays(300)),
                new PerformanceId(3), NOW.plus(Duration.ofHours(1)),
                new PerformanceId(4), NOW.minus(Duration.ofDays(2)),
                new PerformanceId(5), NOW.minus(TicketOrder.OVER_AFTER_START),
                new PerformanceId(6), NOW.plus(Duration.ofDays(9)));

        assertThat(TicketOrder.of(starts, NOW)).isEqualTo(performances(5, 3, 1, 6, 4, 2));
        assertThat(TicketOrder.of(starts, NOW.plusMillis(1))).as("over").isEqualTo(performances(3, 1, 6, 5, 4, 2));
        assertThat(TicketOrder.of(Map.of(), NOW)).isEmpty();
    }

    private static List<PerformanceId> performances(long... ids) {
        return LongStream.of(ids).mapToObj(PerformanceId::new).toList();
    }
}
