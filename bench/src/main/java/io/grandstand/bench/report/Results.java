package io.grandstand.bench.report;

import io.grandstand.bench.ceiling.Ceiling;
import java.time.Instant;
import java.util.List;

/**
 * One run of the bench.
 *
 * @param how short form or proper, in words
 */
public record Results(Instant at, String how, Machine machine, List<Ceiling> ceilings, List<Outcome> outcomes) {

    public Results {
        ceilings = List.copyOf(ceilings);
        outcomes = List.copyOf(outcomes);
    }

    /** Whether the auditor found nothing anywhere. */
    public boolean clean() {
        return outcomes.stream().allMatch(Outcome::counts);
    }
}
