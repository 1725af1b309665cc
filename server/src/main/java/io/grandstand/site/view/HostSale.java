package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * A performance as its host watches it sell.
 *
 * @param published whether fans see it by now
 * @param mine whether who looks may change it: an admin only watches
 * @param changeable whether nothing was ever sold or given away
 * @param done the key of what was just done; empty where nothing was
 */
public record HostSale(
        Card card,
        Event event,
        Instant visibleFrom,
        Instant salesUntil,
        boolean published,
        boolean mine,
        boolean changeable,
        String done,
        String wrong,
        Figures figures,
        List<Row> rows) {

    /** What was sold, and how fast; what was given away is no part of it. */
    public record Figures(
            int sold,
            int given,
            int held,
            int left,
            int blocked,
            long gross,
            long refunds,
            int lastMinute,
            int lastTenMinutes) {}

    /**
     * One price class.
     *
     * @param total what is, was or may be sold of it; without what is blocked, or given away
     */
    public record Row(
            String category,
            String color,
            long price,
            int total,
            int sold,
            int given,
            int held,
            int left,
            int blocked) {

        public int soldPercent() {
            return total == 0 ? 0 : (int) (100L * sold / total);
        }
    }

    public HostSale {
        rows = List.copyOf(rows);
    }
}
