package io.grandstand.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a host begins.
 *
 * @param making whether who looks may make something: an admin only watches
 * @param steps what there is already, for who has nothing on sale yet
 */
public record HostHome(
        boolean making, Steps steps, Paged<Performance> performances, List<Show> shows, List<Venue> venues) {

    /** The three steps to a sale. */
    public record Steps(boolean venue, boolean show) {}

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

    public HostHome {
        shows = List.copyOf(shows);
        venues = List.copyOf(venues);
    }
}
