package io.grandstand.site.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on.
 *
 * @param opening whose sale opens next; none where somebody looks for something
 * @param opened whose sale has opened within a day and is not sold out, the last one first; likewise
 * @param until when a sale on it opens or ends, so that it says something that is over
 */
public record HomePage(
        Search search,
        List<Card> opening,
        List<Card> opened,
        Paged<Card> results,
        @Nullable Instant until) {

    /**
     * What is on within one day.
     *
     * @param first when the first of it begins
     */
    public record Day(Instant first, List<Card> cards) {

        public Day {
            cards = List.copyOf(cards);
        }
    }

    public HomePage {
        opening = List.copyOf(opening);
        opened = List.copyOf(opened);
    }

    /** The results by the day on which they begin, in their order. */
    public List<Day> days(ZoneId zone) {
        var days = new ArrayList<Day>();
        var cards = new ArrayList<Card>();
        for (Card card : results.items()) {
            if (!cards.isEmpty() && !date(cards.getFirst(), zone).equals(date(card, zone))) {
                days.add(new Day(cards.getFirst().startsAt(), cards));
                cards.clear();
            }
            cards.add(card);
        }
        if (!cards.isEmpty()) {
            days.add(new Day(cards.getFirst().startsAt(), cards));
        }
        return List.copyOf(days);
    }

    private static LocalDate date(Card card, ZoneId zone) {
        return card.startsAt().atZone(zone).toLocalDate();
    }
}
