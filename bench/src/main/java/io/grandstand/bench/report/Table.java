package io.grandstand.bench.report;

import io.grandstand.bench.report.Figure.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The results as one table for a terminal. */
public final class Table {

    private static final List<String> HEAD =
            List.of("scenario", "figure", "ours", "unit", "p50/p99 ms", "× reference", "% of ceiling", "floor", "goal");

    private static final int LEFT_COLUMNS = 2;

    private Table() {}

    public static String of(Results results) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        var notes = new StringBuilder();
        for (Outcome outcome : results.outcomes()) {
            for (Summary summary : outcome.summaries()) {
                rows.add(row(outcome, summary));
            }
            for (String fault : outcome.faults()) {
                notes.append(outcome.scenario())
                        .append(" is void: ")
                        .append(fault)
                        .append('\n');
            }
        }
        return results.how() + "\n\n" + lines(rows) + "\n" + notes;
    }

    private static List<String> row(Outcome outcome, Summary summary) {
        Figure figure = summary.figure();
        return List.of(
                outcome.scenario(),
                figure.name(),
                number(figure.value()) + (summary.runs() > 1 ? spread(summary) : ""),
                figure.unit(),
                latency(figure),
                figure.timesReference()
                        .map(times -> "%s ×".formatted(number(times)))
                        .orElse("–"),
                figure.ofCeiling().map("%.0f"::formatted).orElse("–"),
                outcome.counts() ? verdict(figure.floorVerdict(), figure.floor()) : "void",
                outcome.counts() ? verdict(figure.goalVerdict(), figure.goal()) : "void");
    }

    private static String spread(Summary summary) {
        return " (%s–%s)".formatted(number(summary.least()), number(summary.most()));
    }

    private static String latency(Figure figure) {
        return figure.p50() == null && figure.p99() == null ? "–" : orDash(figure.p50()) + "/" + orDash(figure.p99());
    }

    private static String orDash(@Nullable Double value) {
        return value == null ? "–" : number(value);
    }

    private static String verdict(Verdict verdict, List<Bound> bounds) {
        return switch (verdict) {
            case MET -> "met: " + bounds(bounds);
            case MISSED -> "MISSED: " + bounds(bounds);
            case NONE -> "–";
        };
    }

    /** A figure alone. */
    public static String line(Figure figure) {
        return "%s: %s %s (%s)"
                .formatted(figure.name(), number(figure.value()), figure.unit(), String.join("; ", figure.notes()));
    }

    static String bounds(List<Bound> bounds) {
        return String.join(", ", bounds.stream().map(Bound::toString).toList());
    }

    /** As exact as it is worth. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NOT RUN";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String lines(List<List<String>> rows) {
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                boolean left = column < LEFT_COLUMNS || column == HEAD.indexOf("unit") || column >= HEAD.size() - 2;
                String padding = " ".repeat(widths[column] - row.get(column).length());
                line.append(column == 0 ? "" : "  ")
                        .append(left ? row.get(column) + padding : padding + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
