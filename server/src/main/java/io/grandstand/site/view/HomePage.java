package io.grandstand.site.view;

import java.util.List;

/**
 * What is on.
 *
 * @param opening whose sale opens next; none where somebody looks for something
 */
public record HomePage(Search search, List<Card> opening, Paged<Card> results) {

    public HomePage {
        opening = List.copyOf(opening);
    }
}
