package io.grandstand.site.view;

import java.util.List;

/**
 * Which rows a section has.
 *
 * @param first in the order of the plan
 * @param last likewise
 * @param count how many
 */
public record RowNames(String first, String last, int count) {

    public static final RowNames NONE = new RowNames("", "", 0);

    /** As the sentence about them takes them. */
    public List<Object> values() {
        return List.of(first, last, count);
    }
}
