package io.grandstand.bench.audit;

import java.util.List;

/**
 * What one check found.
 *
 * @param violations described for people; at most {@link #SHOWN_MAX} of them
 * @param count how many there are
 */
public record Finding(String invariant, String sentence, List<String> violations, long count) {

    public static final int SHOWN_MAX = 10;

    public Finding {
        violations = List.copyOf(violations);
    }

    public boolean holds() {
        return count == 0;
    }
}
