package io.grandstand.bench;

import io.grandstand.bench.scenario.Lengths;
import io.grandstand.bench.scenario.Scenario;
import io.grandstand.bench.scenario.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the bench is asked for.
 *
 * @param script {@code ./grandstand}
 * @param data where its product lives
 * @param results where what it found goes
 */
record BenchOptions(
        Path script, Path data, Path results, List<Scenario> scenarios, int runs, int seconds, boolean shortForm) {

    static final int RUNS_MAX = 20;
    static final int SECONDS_MAX = 600;

    private static final int SECONDS = 60;

    BenchOptions {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads a command line: ids of scenarios, and options.
     *
     * @throws IllegalArgumentException naming what was not understood
     */
    static BenchOptions parse(List<String> arguments) {
        Path home = Path.of("").toAbsolutePath();
        Path script = home.resolve("grandstand");
        Path data = home.resolve(".grandstand/bench");
        Path results = home.resolve("bench/results");
        var scenarios = new ArrayList<Scenario>();
        int runs = 1;
        int seconds = 0;
        var rest = List.copyOf(arguments).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--script" -> script = Path.of(value(word, rest));
                case "--data" -> data = Path.of(value(word, rest));
                case "--results" -> results = Path.of(value(word, rest));
                case "--runs" -> runs = number(word, value(word, rest), RUNS_MAX);
                case "--seconds" -> seconds = number(word, value(word, rest), SECONDS_MAX);
                default -> scenarios.add(scenario(word));
            }
        }
        boolean shortForm = runs == 1 && seconds == 0;
        return new BenchOptions(
                script,
                data.toAbsolutePath(),
                results,
                scenarios.isEmpty() ? Scenarios.USUAL : scenarios,
                runs,
                seconds == 0 ? SECONDS : seconds,
                shortForm);
    }

    private static String value(String option, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, String text, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number: " + text, e);
        }
        throw new IllegalArgumentException(option + " must be from 1 to " + max + ": " + text);
    }

    private static Scenario scenario(String word) {
        String id = word.toUpperCase(Locale.ROOT);
        return Scenarios.ALL.stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such scenario: " + word));
    }

    Lengths lengths() {
        return shortForm ? Lengths.shortForm() : Lengths.proper(seconds);
    }

    /** In words. */
    String how() {
        return shortForm
                ? "Short form: every scenario once. For figures to quote, run each properly (--runs 3 --seconds 60)."
                : "%d run%s of %d s; medians, with the least and the most."
                        .formatted(runs, runs == 1 ? "" : "s", seconds);
    }
}
