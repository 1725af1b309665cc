package io.grandstand.site.view;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.site.view.Search.Option;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /**
     * A step of a schedule of fees, as a row of two fields.
     *
     * @param index from 0
     */
    public record FeeRow(int index) {

        public static final String BEGINNING = "fee.";

        public String days() {
            return BEGINNING + index + ".days";
        }

        public String percent() {
            return BEGINNING + index + ".percent";
        }
    }

    /** Of a schedule that is not full, the rows that stay empty unless it gets longer still. */
    private static final int EMPTY_ROWS = 1;

    public PerformanceForm {
        categories = List.copyOf(categories);
        paces = List.copyOf(paces);
    }

    /** What is filled in of the schedule, and a row to go on in. */
    public List<FeeRow> feeRows() {
        return rows(0, firstFolded());
    }

    /** The rest of the rows that there may be. */
    public List<FeeRow> foldedFeeRows() {
        return rows(firstFolded(), FeeSchedule.STEPS_MAX);
    }

    private int firstFolded() {
        int filled = rows(0, FeeSchedule.STEPS_MAX).stream()
                .filter(row -> !(form.value(row.days()) + form.value(row.percent())).isBlank())
                .mapToInt(row -> row.index() + 1)
                .max()
                .orElse(0);
        return Math.min(FeeSchedule.STEPS_MAX, filled + EMPTY_ROWS);
    }

    private static List<FeeRow> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(FeeRow::new).toList();
    }

    /** What is usual, in words: {@code until 10 days before: nothing, until 7 days before: 10%, …}. */
    public String usualFees(Frame frame) {
        return FeeSchedule.DEFAULT.steps().stream()
                .map(step -> frame.t("host-performance.fees-step", step.daysBefore(), step.percent()))
                .collect(Collectors.joining(", "));
    }
}
