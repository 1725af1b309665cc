package io.grandstand.bench.report;

import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Bound.Sense;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param scenario {@code P1}
 * @param name what was measured
 * @param better whether more or less of it is good
 * @param p50 and {@code p99}: latency in milliseconds, where it has one
 * @param references what each reference reached, in the same unit
 * @param ceiling what could be reached at most, in the same unit
 * @param notes what a reader should know besides
 */
public record Figure(
        String scenario,
        String name,
        double value,
        String unit,
        Sense better,
        @Nullable Double p50,
        @Nullable Double p99,
        Map<String, Double> references,
        @Nullable Double ceiling,
        List<Bound> floor,
        List<Bound> goal,
        List<String> notes) {

    /** Whether a target is met, where there is one. */
    public enum Verdict {
        MET,
        MISSED,
        NONE
    }

    public Figure {
        references = Map.copyOf(new TreeMap<>(references));
        floor = List.copyOf(floor);
        goal = List.copyOf(goal);
        notes = List.copyOf(notes);
    }

    public static Figure most(String scenario, String name, double value, String unit) {
        return plain(scenario, name, value, unit, Sense.AT_LEAST);
    }

    public static Figure least(String scenario, String name, double value, String unit) {
        return plain(scenario, name, value, unit, Sense.AT_MOST);
    }

    /** What could not be measured here has no value, and meets nothing. */
    public static Figure notRun(String scenario, String name, String unit, String why) {
        return plain(scenario, name, Double.NaN, unit, Sense.AT_MOST).note("NOT RUN: " + why);
    }

    private static Figure plain(String scenario, String name, double value, String unit, Sense better) {
        return new Figure(
                scenario, name, value, unit, better, null, null, Map.of(), null, List.of(), List.of(), List.of());
    }

    public Figure latency(double middle, double slowest) {
        return new Figure(
                scenario, name, value, unit, better, middle, slowest, references, ceiling, floor, goal, notes);
    }

    public Figure references(Map<String, Double> others) {
        return new Figure(scenario, name, value, unit, better, p50, p99, others, ceiling, floor, goal, notes);
    }

    public Figure ceiling(double atMost) {
        return new Figure(scenario, name, value, unit, better, p50, p99, references, atMost, floor, goal, notes);
    }

    public Figure floor(Bound... bounds) {
        return new Figure(
                scenario, name, value, unit, better, p50, p99, references, ceiling, List.of(bounds), goal, notes);
    }

    public Figure goal(Bound... bounds) {
        return new Figure(
                scenario, name, value, unit, better, p50, p99, references, ceiling, floor, List.of(bounds), notes);
    }

    public Figure note(String note) {
        return new Figure(
                scenario,
                name,
                value,
                unit,
                better,
                p50,
                p99,
                references,
                ceiling,
                floor,
                goal,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** Whether it could be measured. */
    public boolean wasRun() {
        return !Double.isNaN(value);
    }

    /** How many times better than the reference that is hardest to beat. */
    public Optional<Double> timesReference() {
        return switch (better) {
            case AT_LEAST -> references.values().stream().max(Double::compare).map(best -> value / best);
            case AT_MOST -> references.values().stream().min(Double::compare).map(best -> best / value);
        };
    }

    /** In percent. */
    public Optional<Double> ofCeiling() {
        if (ceiling == null) {
            return Optional.empty();
        }
        return Optional.of(100 * (better == Sense.AT_LEAST ? value / ceiling : ceiling / value));
    }

    public Verdict floorVerdict() {
        return verdict(floor);
    }

    public Verdict goalVerdict() {
        return verdict(goal);
    }

    private Verdict verdict(List<Bound> bounds) {
        if (bounds.isEmpty()) {
            return Verdict.NONE;
        }
        return bounds.stream().allMatch(bound -> bound.met(measured(bound.of()))) ? Verdict.MET : Verdict.MISSED;
    }

    private @Nullable Double measured(Of of) {
        return switch (of) {
            case VALUE -> value;
            case P50 -> p50;
            case P99 -> p99;
            case CEILING -> ofCeiling().orElse(null);
            case REFERENCE -> timesReference().orElse(null);
        };
    }
}
