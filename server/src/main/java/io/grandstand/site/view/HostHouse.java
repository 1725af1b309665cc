package io.grandstand.site.view;

import io.grandstand.site.view.Search.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seats that a host keeps from sale.
 *
 * @param action where its forms go
 * @param map on which they are picked
 * @param sections of the plan that have seats
 * @param seatsMax of one wish
 * @param said what became of the last one; none where there was none
 * @param blocked how many seats are blocked
 * @param groups of them, by row and reason
 * @param more whether there are more groups
 * @param rows of the section that is chosen
 */
public record HostHouse(
        Event event,
        FormPage form,
        String action,
        HostMap map,
        List<Option> sections,
        int seatsMax,
        @Nullable Said said,
        int blocked,
        List<Group> groups,
        boolean more,
        RowNames rows) {

    /**
     * What became of a wish.
     *
     * @param what the ending of its words' key
     */
    public record Said(String what, int done, List<NotDone> not) {

        public Said {
            not = List.copyOf(not);
        }
    }

    /** @param why the key of the words, which name these seats */
    public record NotDone(String why, String labels) {}

    /**
     * Blocked seats of one row that are blocked for one reason.
     *
     * @param numbers of the seats, as people write them
     * @param seats their places in the plan, as the form sends them
     */
    public record Group(String section, String row, String numbers, String reason, int count, String seats) {}

    public HostHouse {
        sections = List.copyOf(sections);
        groups = List.copyOf(groups);
    }
}
