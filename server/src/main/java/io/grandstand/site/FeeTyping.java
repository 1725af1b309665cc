package io.grandstand.site;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceDraft.Fee;
import io.grandstand.catalog.PerformanceDraft.Fees;
import io.grandstand.site.view.PerformanceForm.FeeRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Between what giving tickets back costs as a host types it and as it is drafted. A step is a row of two fields; a row with
 * nothing in it is none.
 */
final class FeeTyping {

    static final String CHOICE = "fees";

    private static final String HOURS = "feeHours";
    private static final String USUAL = "usual";
    private static final String OWN = "own";
    private static final String NEVER = "never";

    /** How the rules call what is in a row. */
    private static final Pattern STEP = Pattern.compile("cancellation\\.fees\\[(\\d{1,3})]\\.(daysBefore|percent)");

    private final Map<String, String> typed;

    FeeTyping(Map<String, String> typed) {
        this.typed = typed;
    }

    /**
     * Puts a draft's fees into the form.
     *
     * @param fees none where they are the usual ones, which stand in the rows all the same: a host's own begin from them
     */
    static void put(Map<String, String> values, @Nullable Fees fees) {
        Fees usual = usual();
        boolean never = fees != null && fees.steps().isEmpty();
        values.put(CHOICE, never ? NEVER : fees == null || fees.equals(usual) ? USUAL : OWN);
        Fees shown = fees == null || never ? usual : fees;
        values.put(HOURS, text(fees == null ? usual.freeHours() : fees.freeHours()));
        for (int step = 0; step < shown.steps().size(); step++) {
            var row = new FeeRow(step);
            values.put(row.days(), text(shown.steps().get(step).daysBefore()));
            values.put(row.percent(), text(shown.steps().get(step).percent()));
        }
    }

    /** @param now what is kept where nothing was chosen */
    @Nullable
    Fees draft(@Nullable Fees now) {
        return switch (typed(CHOICE)) {
            case USUAL -> null;
            case NEVER -> new Fees(hoursOrUsual(), List.of());
            case OWN ->
                new Fees(
                        Typed.whole(typed(HOURS)),
                        rows().stream().map(this::fee).toList());
            default -> now;
        };
    }

    /** Steps of one's own of which there is none would be that no ticket is taken back, which there is a choice for. */
    boolean ownWithoutSteps() {
        return typed(CHOICE).equals(OWN) && rows().isEmpty();
    }

    /** The field that a fault is of; empty where it is of something else. */
    Optional<String> field(String path) {
        if (path.equals("cancellation.freeHours")) {
            return Optional.of(HOURS);
        }
        Matcher step = STEP.matcher(path);
        if (!step.matches()) {
            return Optional.empty();
        }
        // What the rules find fault with need not have been typed: then it is in no row.
        return rows().stream()
                .skip(Integer.parseInt(step.group(1)))
                .findFirst()
                .map(row -> step.group(2).equals("percent") ? row.percent() : row.days());
    }

    /** What is said to be wrong in a field of a row; the field itself where it is none. */
    static String kind(String field) {
        return field.startsWith(FeeRow.BEGINNING) ? (field.endsWith("percent") ? "feePercent" : "feeDays") : field;
    }

    /** Those in which something is. */
    private List<FeeRow> rows() {
        return IntStream.range(0, FeeSchedule.STEPS_MAX)
                .mapToObj(FeeRow::new)
                .filter(row -> !(typed(row.days()) + typed(row.percent())).isEmpty())
                .toList();
    }

    private Fee fee(FeeRow row) {
        return new Fee(Typed.whole(typed(row.days())), Typed.whole(typed(row.percent())));
    }

    private @Nullable Integer hoursOrUsual() {
        Integer hours = Typed.whole(typed(HOURS));
        return hours == null || hours < 0 || hours > FeeSchedule.FREE_HOURS_MAX
                ? Integer.valueOf(FeeSchedule.DEFAULT.freeHours())
                : hours;
    }

    private static Fees usual() {
        return new Fees(
                FeeSchedule.DEFAULT.freeHours(),
                FeeSchedule.DEFAULT.steps().stream()
                        .map(step -> new Fee(step.daysBefore(), step.percent()))
                        .toList());
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private String typed(String field) {
        return typed.getOrDefault(field, "").strip();
    }
}
