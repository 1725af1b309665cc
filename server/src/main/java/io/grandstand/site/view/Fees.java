package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * What giving tickets back costs.
 *
 * @param freeHours so many hours after buying nothing is charged
 */
public record Fees(int freeHours, List<Step> steps) {

    /** @param lastDay the last one on which it holds */
    public record Step(int daysBefore, Instant lastDay, int percent) {}

    public Fees {
        steps = List.copyOf(steps);
    }

    /** Whether tickets are taken back on the day itself. */
    public boolean untilItBegins() {
        return !steps.isEmpty() && steps.getLast().daysBefore() == 0;
    }
}
