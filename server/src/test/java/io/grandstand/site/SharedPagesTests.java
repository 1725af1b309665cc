package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.site.view.Sale;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long a gateway keeps a page that says something of sales. */
class SharedPagesTests {

    private static final Instant NOW = Instant.parse("2026-04-03T11:00:00Z");

    @Test
    void aPageOnWhichNothingOpensOrEndsIsKeptForAMoment() {
        assertThat(Pages.shared(NOW, null)).isEqualTo("public, max-age=0, s-maxage=2, must-revalidate");
    }

    @ParameterizedTest
    @CsvSource({"PT10M,2", "PT2S,2", "PT1.999S,1", "PT0.999S,0", "PT0S,0", "PT-1S,0"})
    void aPageIsNeverKeptBeyondTheMomentAtWhichASaleOnItOpensOrEnds(Duration ahead, int seconds) {
        assertThat(Pages.shared(NOW, NOW.plus(ahead))).contains("s-maxage=" + seconds + ",");
    }

    @Test
    void aSaleOpensThenEndsAndThenIsOver() {
        Instant from = NOW.plusSeconds(1);
        Instant until = NOW.plusSeconds(2);
        assertThat(Sale.next(NOW, from, until, false)).contains(from);
        assertThat(Sale.next(from, from, until, false)).contains(until);
        assertThat(Sale.next(until, from, until, false)).isEmpty();
        assertThat(Sale.next(NOW, from, until, true)).isEmpty();
    }
}
