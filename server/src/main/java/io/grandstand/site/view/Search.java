package io.grandstand.site.view;

import java.util.List;

/** What somebody looks for, as they wrote it, and what there is to choose from. */
public record Search(
        String q,
        String kind,
        String team,
        String venue,
        String from,
        String to,
        String status,
        List<Option> teams,
        List<Option> venues) {

    /** One line of a choice. */
    public record Option(String value, String name) {}

    public Search {
        teams = List.copyOf(teams);
        venues = List.copyOf(venues);
    }

    /** Whether more than words are asked for. */
    public boolean narrowed() {
        return !(kind + team + venue + from + to + status).isEmpty();
    }

    /** Whether everything that is on sale is asked for, and nothing else. */
    public boolean onSale() {
        return status.equals("open") && (q + kind + team + venue + from + to).isEmpty();
    }

    public boolean empty() {
        return q.isEmpty() && !narrowed();
    }
}
