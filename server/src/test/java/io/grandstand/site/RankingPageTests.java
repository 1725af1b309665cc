package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.site.view.Card;
import io.grandstand.site.view.RankingPage.Place;
import io.grandstand.site.view.Sale;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is booked, for people to read. */
class RankingPageTests {

    @ParameterizedTest
    @CsvSource({"1, 25000, 0.0", "1, 3, 33.3", "24999, 25000, 99.9", "25000, 25000, 100.0"})
    void whatIsNotSoldOutIsNotAll(int sold, int capacity, double percent) {
        Instant at = Instant.parse("2026-04-03T09:30:00Z");
        var card = new Card(1, false, "A concert", null, null, "A hall", at, at, Sale.OPEN, false, 10, 10, 1, 1);

        assertThat(new Place(1, card, (double) sold / capacity, 0).percent()).isEqualTo(percent);
    }
}
