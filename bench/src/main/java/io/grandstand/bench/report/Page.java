package io.grandstand.bench.report;

import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Chart.Kind;
import io.grandstand.bench.report.Figure.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results as one page that needs nothing else: no script, no font, no image from anywhere. */
public final class Page {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Page() {}

    public static String of(Results results) {
        var page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Grandstand: how fast</title>
                <style>
                """).append(style()).append("</style>\n</head>\n<body>\n<main>\n");
        page.append("<h1>Grandstand: how fast</h1>\n<p class=\"how\">")
                .append(WHEN.format(results.at()))
                .append(". ")
                .append(Html.text(results.how()))
                .append("</p>\n");
        page.append(counts(results));
        page.append(table(results));
        results.outcomes().forEach(outcome -> page.append(section(outcome)));
        page.append(ceilings(results));
        page.append(machine(results.machine()));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String counts(Results results) {
        long voids =
                results.outcomes().stream().filter(outcome -> !outcome.counts()).count();
        return "<ul class=\"counts\">%s%s<li class=\"%s\"><b>%s</b></li></ul>\n"
                .formatted(
                        count(results, "floors met", Figure::floorVerdict),
                        count(results, "goals met", Figure::goalVerdict),
                        results.clean() ? "met" : "missed",
                        results.clean() ? "auditor: clean" : "void: " + voids);
    }

    private static String count(Results results, String what, Function<Figure, Verdict> verdict) {
        List<Verdict> verdicts = results.outcomes().stream()
                .flatMap(outcome -> outcome.summaries().stream()
                        .map(summary -> outcome.counts() ? verdict.apply(summary.figure()) : Verdict.MISSED))
                .filter(one -> one != Verdict.NONE)
                .toList();
        long met = verdicts.stream().filter(one -> one == Verdict.MET).count();
        return "<li class=\"%s\"><b>%d of %d</b> %s</li>"
                .formatted(met == verdicts.size() ? "met" : "missed", met, verdicts.size(), what);
    }

    private static String table(Results results) {
        var rows = new StringBuilder("""
                <div class="scroll"><table>
                <thead><tr><th>scenario</th><th>figure</th><th class="n">ours</th><th class="n">p50 / p99 ms</th>\
                <th class="n">× reference</th><th class="n">share of ceiling</th><th>floor</th><th>goal</th></tr></thead>
                <tbody>
                """);
        for (Outcome outcome : results.outcomes()) {
            for (Summary summary : outcome.summaries()) {
                Figure figure = summary.figure();
                rows.append("<tr><td>%s</td><td>%s</td><td class=\"n\">%s %s</td><td class=\"n\">%s</td>"
                        .formatted(
                                outcome.scenario(),
                                Html.text(figure.name()),
                                Table.number(figure.value()),
                                Html.text(figure.unit()),
                                figure.p99() == null
                                        ? "–"
                                        : orDash(figure.p50()) + " / " + Table.number(figure.p99())));
                rows.append("<td class=\"n\">%s</td><td class=\"n\">%s</td>%s%s</tr>\n"
                        .formatted(
                                figure.timesReference().map(Table::number).orElse("–"),
                                figure.ofCeiling().map("%.0f %%"::formatted).orElse("–"),
                                verdict(outcome, figure.floorVerdict(), figure.floor()),
                                verdict(outcome, figure.goalVerdict(), figure.goal())));
            }
        }
        return rows.append("</tbody></table></div>\n").toString();
    }

    private static String orDash(@Nullable Double value) {
        return value == null ? "–" : Table.number(value);
    }

    private static String verdict(Outcome outcome, Verdict verdict, List<Bound> bounds) {
        String text = Html.text(Table.bounds(bounds));
        if (!outcome.counts()) {
            return "<td class=\"missed\">void</td>";
        }
        return switch (verdict) {
            case MET -> "<td class=\"met\">✓ " + text + "</td>";
            case MISSED -> "<td class=\"missed\">✗ " + text + "</td>";
            case NONE -> "<td>–</td>";
        };
    }

    private static String section(Outcome outcome) {
        var section = new StringBuilder(
                "<section><h2><span>%s</span> %s</h2>\n".formatted(outcome.scenario(), Html.text(outcome.title())));
        outcome.faults().forEach(fault -> section.append("<p class=\"fault\">Void: ")
                .append(Html.text(fault))
                .append("</p>\n"));
        section.append("<div class=\"figures\">\n");
        outcome.summaries().forEach(summary -> section.append(figure(summary)));
        return section.append("</div></section>\n").toString();
    }

    private static String figure(Summary summary) {
        Figure figure = summary.figure();
        var text = new StringBuilder("<figure><figcaption>%s <small>%s</small></figcaption>"
                .formatted(
                        Html.text(figure.name()),
                        figure.better() == Bound.Sense.AT_LEAST ? "more is better" : "less is better"));
        boolean latencies = figure.p50() != null && figure.p99() != null;
        // A figure that is a latency is in the second chart already.
        if (figure.wasRun() && (!latencies || !figure.unit().startsWith("ms"))) {
            text.append(values(summary));
        }
        if (figure.p50() != null && figure.p99() != null) {
            var latency = new Chart("latency of " + figure.name(), "ms")
                    .bar("p50", figure.p50(), Kind.OURS)
                    .bar("p99", figure.p99(), Kind.SLOWEST);
            limits(figure, figure.unit().startsWith("ms") ? Of.VALUE : Of.P99, latency);
            text.append(latency.svg());
        }
        String notes = figure.notes().stream()
                .map(note -> "<li>" + Html.text(note) + "</li>")
                .collect(Collectors.joining());
        return text.append(notes.isEmpty() ? "" : "<ul class=\"notes\">" + notes + "</ul>")
                .append("</figure>\n")
                .toString();
    }

    private static String values(Summary summary) {
        Figure figure = summary.figure();
        var chart = new Chart(figure.name(), figure.unit())
                .bar("Grandstand", figure.value(), Kind.OURS, summary.least(), summary.most());
        new TreeMap<>(figure.references()).forEach((id, value) -> chart.bar(id, value, Kind.REFERENCE));
        if (figure.ceiling() != null) {
            chart.bar("ceiling", figure.ceiling(), Kind.CEILING);
        }
        limits(figure, Of.VALUE, chart);
        return chart.svg();
    }

    private static void limits(Figure figure, Of of, Chart chart) {
        figure.floor().stream().filter(bound -> bound.of() == of).forEach(bound -> chart.mark("floor", bound.limit()));
        figure.goal().stream().filter(bound -> bound.of() == of).forEach(bound -> chart.mark("goal", bound.limit()));
    }

    private static String ceilings(Results results) {
        if (results.ceilings().isEmpty()) {
            return "";
        }
        var section =
                new StringBuilder("<section><h2><span>L</span> what it stands on, alone</h2><div class=\"figures\">");
        results.ceilings()
                .forEach(ceiling -> section.append(
                        "<figure><figcaption>%s %s</figcaption>%s<ul class=\"notes\"><li>%s</li></ul></figure>"
                                .formatted(
                                        ceiling.id(),
                                        Html.text(ceiling.name()),
                                        new Chart(ceiling.name(), "/s")
                                                .bar(ceiling.id(), ceiling.perSecond(), Kind.CEILING)
                                                .svg(),
                                        Html.text(ceiling.note()))));
        return section.append("</div></section>\n").toString();
    }

    private static String machine(Machine machine) {
        String facts = machine.facts().entrySet().stream()
                .map(fact -> "<dt>%s</dt><dd>%s</dd>".formatted(Html.text(fact.getKey()), Html.text(fact.getValue())))
                .collect(Collectors.joining());
        return "<section><h2>The machine</h2><p>Client and servers share its cores. Ratios within one run are the claim; "
                + "absolute numbers are this machine's.</p><dl>" + facts + "</dl></section>\n";
    }

    private static String style() {
        try (InputStream file = Page.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
