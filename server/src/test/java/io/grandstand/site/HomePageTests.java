package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.site.view.Card;
import io.grandstand.site.view.HomePage;
import io.grandstand.site.view.HomePage.Day;
import io.grandstand.site.view.Paged;
import io.grandstand.site.view.Sale;
import io.grandstand.site.view.Search;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is on, day by day. */
class HomePageTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Test
    void aDayIsOneOfTheZoneThatTheSiteSaysItsTimesIn() {
        HomePage page = page("2026-04-03T14:59:00Z", "2026-04-03T15:00:00Z", "2026-04-04T09:30:00Z");
        assertThat(page.days(SEOUL)).extracting(day -> day.cards().size()).containsExactly(1, 2);
        assertThat(page.days(SEOUL))
                .extracting(Day::first)
                .containsExactly(Instant.parse("2026-04-03T14:59:00Z"), Instant.parse("2026-04-03T15:00:00Z"));
    }

    @Test
    void whereNothingIsOnThereAreNoDays() {
        assertThat(page().days(SEOUL)).isEmpty();
    }

    private static HomePage page(String... starts) {
        List<Card> cards = Stream.of(starts).map(HomePageTests::card).toList();
        var nothing = new Search("", "", "", "", "", "", "", List.of(), List.of());
        return new HomePage(nothing, List.of(), List.of(), new Paged<>(cards, cards.size(), 1, 1, null, null), null);
    }

    private static Card card(String start) {
        Instant at = Instant.parse(start);
        return new Card(1, false, "A concert", null, null, "A hall", at, at, Sale.OPEN, false, 10, 10, 1, 1);
    }
}
