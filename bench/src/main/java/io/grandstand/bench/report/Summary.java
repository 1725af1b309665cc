package io.grandstand.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure over several runs.
 *
 * @param figure with the median of everything that was measured
 * @param least and {@code most}: the spread of its value
 */
public record Summary(Figure figure, double least, double most, int runs) {

    /** In the order of the first run; a figure that some runs do not have is of those that have it. */
    public static List<Summary> of(List<List<Figure>> runs) {
        var names = new ArrayList<String>();
        runs.forEach(run -> run.stream()
                .map(Figure::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add));
        return names.stream()
                .map(name -> over(runs.stream()
                        .flatMap(List::stream)
                        .filter(figure -> figure.name().equals(name))
                        .toList()))
                .toList();
    }

    private static Summary over(List<Figure> figures) {
        Figure typical = figures.stream()
                .sorted(Comparator.comparingDouble(Figure::value))
                .toList()
                .get(figures.size() / 2);
        Map<String, Double> references = new HashMap<>();
        figures.stream()
                .flatMap(figure -> figure.references().keySet().stream())
                .distinct()
                .forEach(id -> references.put(id, Objects.requireNonNull(median(figures, figure -> figure.references()
                        .get(id)))));
        var middle = new Figure(
                typical.scenario(),
                typical.name(),
                typical.value(),
                typical.unit(),
                typical.better(),
                median(figures, Figure::p50),
                median(figures, Figure::p99),
                references,
                median(figures, Figure::ceiling),
                typical.floor(),
                typical.goal(),
                typical.notes());
        return new Summary(
                middle,
                figures.stream().mapToDouble(Figure::value).min().orElseThrow(),
                figures.stream().mapToDouble(Figure::value).max().orElseThrow(),
                figures.size());
    }

    private static @Nullable Double median(List<Figure> figures, Function<Figure, @Nullable Double> of) {
        List<Double> sorted = figures.stream()
                .map(of)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }
}
