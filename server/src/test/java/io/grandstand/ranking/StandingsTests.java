package io.grandstand.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.ranking.Standings.Standing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who comes first, and who shares a rank. */
class StandingsTests {

    private static final Instant SOON = Instant.parse("2026-04-03T09:30:00Z");
    private static final int MANY = 50;

    @Test
    void thoseThatAreLevelShareARankAndTheNextHaveAsManyFewer() {
        List<Standing> standings =
                Standings.of(Measure.SHARE, List.of(sold(4, 30), sold(1, 50), sold(2, 50), sold(3, 40)), MANY);

        assertThat(standings)
                .extracting(
                        Standing::rank,
                        standing -> standing.count().performance().value())
                .containsExactly(tuple(1, 1L), tuple(1, 2L), tuple(3, 3L), tuple(4, 4L));
    }

    @Test
    void aShareIsOfWhatIsForSaleAndIsComparedExactly() {
        List<Standing> standings = Standings.of(
                Measure.SHARE,
                List.of(
                        count(1, 9_999, 30_000, 0),
                        count(2, 1, 3, 0),
                        count(3, 8_400, 25_200, 0),
                        count(4, 10_001, 30_000, 0)),
                MANY);

        assertThat(standings)
                .extracting(
                        Standing::rank,
                        standing -> standing.count().performance().value())
                .containsExactly(tuple(1, 4L), tuple(2, 2L), tuple(2, 3L), tuple(4, 1L));
    }

    @Test
    void ofThoseThatAreLevelTheOneThatBeginsFirstStandsFirst() {
        var later = new Count(new PerformanceId(1), SOON.plusSeconds(1), 5, 10, 0);

        assertThat(Standings.of(Measure.SHARE, List.of(later, sold(2, 50)), MANY))
                .extracting(
                        Standing::rank,
                        standing -> standing.count().performance().value())
                .containsExactly(tuple(1, 2L), tuple(1, 1L));
    }

    @Test
    void theTrendGoesByTheLastHourAlone() {
        List<Standing> standings = Standings.of(
                Measure.TREND, List.of(count(1, 90, 100, 2), count(2, 3, 30_000, 3), count(3, 7, 7, 2)), MANY);

        assertThat(standings)
                .extracting(
                        Standing::rank,
                        standing -> standing.count().performance().value())
                .containsExactly(tuple(1, 2L), tuple(2, 1L), tuple(2, 3L));
    }

    @Test
    void whatIsNotBookedHasNoRank() {
        assertThat(Standings.of(Measure.SHARE, List.of(sold(1, 0)), MANY)).isEmpty();
        assertThat(Standings.of(Measure.TREND, List.of(count(1, 9, 10, 0), count(2, 9, 10, -4)), MANY))
                .isEmpty();
    }

    @Test
    void thereAreSoManyPlacesWhoeverIsLevelWithTheLast() {
        assertThat(Standings.of(Measure.SHARE, List.of(sold(1, 50), sold(2, 50), sold(3, 50)), 2))
                .extracting(standing -> standing.count().performance().value())
                .containsExactly(1L, 2L);
    }

    /** So many of a hundred. */
    private static Count sold(long performance, int tickets) {
        return count(performance, tickets, 100, 0);
    }

    private static Count count(long performance, int sold, int capacity, int lastHour) {
        return new Count(new PerformanceId(performance), SOON, sold, capacity, lastHour);
    }
}
