package io.grandstand.bench.report;

import io.grandstand.bench.ceiling.Ceiling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results as files: {@code <date>.json} and {@code <date>.html}.
 *
 * @param json for programs
 * @param page for people
 */
public record Written(Path json, Path page) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").withZone(ZoneOffset.UTC);

    public static Written to(Path folder, Results results) {
        String name = NAME.format(results.at());
        var written = new Written(folder.resolve(name + ".json"), folder.resolve(name + ".html"));
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    written.json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(results)) + "\n");
            Files.writeString(written.page, Page.of(results));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results to " + folder, e);
        }
        return written;
    }

    static Map<String, Object> tree(Results results) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("at", results.at().toString());
        tree.put("how", results.how());
        tree.put("machine", results.machine().facts());
        tree.put("ceilings", results.ceilings().stream().map(Written::tree).toList());
        tree.put("scenarios", results.outcomes().stream().map(Written::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Ceiling ceiling) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", ceiling.id());
        tree.put("name", ceiling.name());
        tree.put("perSecond", ceiling.perSecond());
        tree.put("note", ceiling.note());
        return tree;
    }

    private static Map<String, Object> tree(Outcome outcome) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("scenario", outcome.scenario());
        tree.put("title", outcome.title());
        tree.put("faults", outcome.faults());
        tree.put("figures", outcome.summaries().stream().map(Written::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Summary summary) {
        Figure figure = summary.figure();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", figure.name());
        tree.put("value", figure.value());
        tree.put("least", summary.least());
        tree.put("most", summary.most());
        tree.put("runs", summary.runs());
        tree.put("unit", figure.unit());
        tree.put("better", figure.better() == Bound.Sense.AT_LEAST ? "more" : "less");
        if (figure.p50() != null) {
            tree.put("p50Millis", figure.p50());
        }
        if (figure.p99() != null) {
            tree.put("p99Millis", figure.p99());
        }
        tree.put("references", new TreeMap<>(figure.references()));
        figure.timesReference().ifPresent(times -> tree.put("timesBestReference", times));
        if (figure.ceiling() != null) {
            tree.put("ceiling", figure.ceiling());
        }
        figure.ofCeiling().ifPresent(percent -> tree.put("percentOfCeiling", percent));
        tree.put("floor", bounds(figure.floor()));
        tree.put("floorMet", figure.floorVerdict().name());
        tree.put("goal", bounds(figure.goal()));
        tree.put("goalMet", figure.goalVerdict().name());
        tree.put("notes", figure.notes());
        return tree;
    }

    private static List<String> bounds(List<Bound> bounds) {
        return new ArrayList<>(bounds.stream().map(Bound::toString).toList());
    }
}
