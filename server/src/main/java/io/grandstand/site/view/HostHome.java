package io.grandstand.site.view;

import org.jspecify.annotations.Nullable;

/**
 * Where a host begins.
 *
 * @param making whether who looks may make something: an admin only watches
 */
public record HostHome(boolean making, Paged<Performance> performances, Paged<Show> shows, Paged<Venue> venues) {

    /** A performance; a draft is seen by its host alone. */
    public record Performance(Card card, boolean draft) {}

    /** A show, with its poster where it has one. */
    public record Show(long id, String title, Card.@Nullable Picture poster) {

        public String href() {
            return "/host/shows/" + id;
        }

        public String performHref() {
            return "/host/performances/new?show=" + id;
        }
    }

    /** A venue, with how many people there is room for. */
    public record Venue(long id, String name, int seats) {

        public String href() {
            return "/host/venues/" + id;
        }
    }

    /** Whether nothing of theirs is, or was, about to be on sale: then the steps to it are explained. */
    public boolean beginning() {
        return performances.total() == 0;
    }

    public boolean venueThere() {
        return venues.total() > 0;
    }

    public boolean showThere() {
        return shows.total() > 0;
    }
}
