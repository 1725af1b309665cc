package io.grandstand.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bars, drawn as SVG without a view box: widths are in percent, so that letters keep their size on a narrow screen.
 */
final class Chart {

    /** Whose bar it is, which is a class of the page's style. */
    enum Kind {
        OURS,
        REFERENCE,
        CEILING,
        SLOWEST
    }

    private record Bar(
            String label,
            double value,
            Kind kind,
            @Nullable Double least,
            @Nullable Double most) {}

    private record Mark(String label, double value) {}

    private static final int ROW = 44;
    private static final int BAR_TOP = 20;
    private static final int BAR_HEIGHT = 14;
    private static final int MARKS_HEIGHT = 20;

    /** Room for the last mark's letters. */
    private static final double HEADROOM = 1.05;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    Chart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    Chart bar(String label, double value, Kind kind) {
        bars.add(new Bar(label, value, kind, null, null));
        return this;
    }

    /** A bar with the least and the most of several runs. */
    Chart bar(String label, double value, Kind kind, double least, double most) {
        bars.add(new Bar(label, value, kind, least, most));
        return this;
    }

    /** A line across all bars. */
    Chart mark(String label, double value) {
        marks.add(new Mark(label, value));
        return this;
    }

    String svg() {
        double most = HEADROOM
                * Math.max(
                        bars.stream()
                                .mapToDouble(bar -> bar.most == null ? bar.value : bar.most)
                                .max()
                                .orElse(1),
                        marks.stream().mapToDouble(Mark::value).max().orElse(0));
        int height = bars.size() * ROW + MARKS_HEIGHT * marks.size();
        var svg = new StringBuilder("<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"" + height + "\">");
        svg.append("<title>").append(Html.text(title)).append("</title>");
        int below = bars.size() * ROW;
        // Tracks, then lines, then what is read: a line must not go through letters.
        for (int row = 0; row < bars.size(); row++) {
            appendBar(svg, bars.get(row), row * ROW + BAR_TOP, most);
        }
        for (int i = 0; i < marks.size(); i++) {
            appendLine(svg, marks.get(i), below + (i + 1) * MARKS_HEIGHT, most);
        }
        for (int row = 0; row < bars.size(); row++) {
            appendText(svg, bars.get(row), row * ROW + BAR_HEIGHT);
        }
        for (int i = 0; i < marks.size(); i++) {
            appendText(svg, marks.get(i), below + (i + 1) * MARKS_HEIGHT - 6, most);
        }
        return svg.append("</svg>").toString();
    }

    private static void appendBar(StringBuilder svg, Bar bar, int top, double most) {
        String kind = bar.kind.name().toLowerCase(Locale.ROOT);
        svg.append("<rect class=\"track\" x=\"0\" y=\"%d\" width=\"100%%\" height=\"%d\" rx=\"3\"/>"
                .formatted(top, BAR_HEIGHT));
        svg.append("<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"/>"
                .formatted(kind, top, percent(bar.value, most), BAR_HEIGHT));
        if (bar.least != null && bar.most != null && bar.least < bar.most) {
            int middle = top + BAR_HEIGHT / 2;
            svg.append("<line class=\"spread\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                    .formatted(percent(bar.least, most), percent(bar.most, most), middle, middle));
        }
    }

    private void appendText(StringBuilder svg, Bar bar, int line) {
        svg.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(line, Html.text(bar.label)));
        svg.append("<text x=\"100%%\" y=\"%d\" class=\"value\">%s %s</text>"
                .formatted(line, Table.number(bar.value), Html.text(unit)));
    }

    private static void appendLine(StringBuilder svg, Mark mark, int bottom, double most) {
        svg.append("<line class=\"mark\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                .formatted(percent(mark.value, most), percent(mark.value, most), BAR_TOP, bottom - 4));
    }

    private static void appendText(StringBuilder svg, Mark mark, int line, double most) {
        boolean right = mark.value > most / 2;
        svg.append("<text class=\"marked\" x=\"%s\" dx=\"%d\" y=\"%d\" text-anchor=\"%s\">%s %s</text>"
                .formatted(
                        percent(mark.value, most),
                        right ? -5 : 5,
                        line,
                        right ? "end" : "start",
                        Html.text(mark.label),
                        Table.number(mark.value)));
    }

    private static String percent(double value, double most) {
        return String.format(Locale.ROOT, "%.2f%%", most <= 0 ? 0 : Math.clamp(100 * value / most, 0, 100));
    }
}
