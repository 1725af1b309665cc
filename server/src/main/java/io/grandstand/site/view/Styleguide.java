package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * Every piece that pages are put together from, filled with examples that show each of its states.
 *
 * @param colours all colours there are
 * @param sizes all sizes of type
 * @param spaces all distances
 * @param times how long things move
 * @param opens what the countdown counts to
 */
public record Styleguide(
        List<Token> colours,
        List<Token> sizes,
        List<Token> spaces,
        List<Token> times,
        List<Card> cards,
        Instant opens,
        FormPage form,
        Paged<Card> list,
        TicketCard ticket,
        Fees fees) {

    /** A custom property of the style sheet: its name with the two dashes, and its value by day. */
    public record Token(String name, String value) {

        /** Its value as a style takes it, which follows the scheme that the page is seen in. */
        public String use() {
            return "var(" + name + ")";
        }
    }

    public Styleguide {
        colours = List.copyOf(colours);
        sizes = List.copyOf(sizes);
        spaces = List.copyOf(spaces);
        times = List.copyOf(times);
        cards = List.copyOf(cards);
    }
}
