package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers and arrivals of a line that was drawn. */
class LineDrawTests {

    private static final int ENTRANTS = 500;

    @Test
    void everyNumberLeadsBackToWhoHasIt() {
        LineDraw draw = LineDraw.of(
                        new PerformanceId(7),
                        LineAnswer.parse("ROOM commitment=" + "1".repeat(64) + " entrants=" + ENTRANTS + " root="
                                + "2".repeat(64) + " closedAt=1000 seed=" + "3".repeat(64)))
                .orElseThrow();

        assertThat(LongStream.rangeClosed(1, ENTRANTS + 5)).allSatisfy(arrival -> assertThat(
                        draw.arrivalOf(draw.numberOf(arrival).orElseThrow()))
                .isEqualTo(arrival));
    }
}
