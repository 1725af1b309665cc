package io.grandstand.site.view;

import io.grandstand.site.view.Search.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A performance that is made or changed.
 *
 * @param action where the form goes
 * @param choosing what there is to choose from first; none where that is done
 * @param paces ready-made waiting rooms
 */
public record PerformanceForm(
        FormPage form,
        String action,
        boolean made,
        @Nullable Choosing choosing,
        String title,
        String venue,
        List<Category> categories,
        List<Pace> paces) {

    /** What is performed, and where. */
    public record Choosing(List<Option> shows, String show, List<Option> venues, String venue) {

        public Choosing {
            shows = List.copyOf(shows);
            venues = List.copyOf(venues);
        }
    }

    /** A price class of the venue. */
    public record Category(int index, String name, String color, int seats) {

        public String field() {
            return "price." + index;
        }
    }

    /**
     * A ready-made waiting room.
     *
     * @param perMinute people that are let in
     * @param inside at once, at most
     * @param minutes to choose and to pay
     * @param atBest minutes until a crowd of {@link #CROWD} is called, by the rate alone
     * @param atWorst the same, when everybody takes all of their time
     */
    public record Pace(String value, int perMinute, int inside, int minutes, int atBest, int atWorst) {

        public static final int CROWD = 10_000;
    }

    public PerformanceForm {
        categories = List.copyOf(categories);
        paces = List.copyOf(paces);
    }
}
