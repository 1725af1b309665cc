package io.grandstand.bench.report;

import java.util.List;

/**
 * What came of a scenario.
 *
 * @param faults why its figures do not count: what the auditor found, or how it failed; empty when they do
 */
public record Outcome(String scenario, String title, List<Summary> summaries, List<String> faults) {

    public Outcome {
        summaries = List.copyOf(summaries);
        faults = List.copyOf(faults);
    }

    public boolean counts() {
        return faults.isEmpty();
    }
}
