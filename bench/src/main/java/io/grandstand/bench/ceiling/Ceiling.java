package io.grandstand.bench.ceiling;

/**
 * How much there can be at most.
 *
 * @param id {@code L1}
 * @param note how it was reached
 */
public record Ceiling(String id, String name, double perSecond, String note) {

    /** What can be reached when every operation needs both, one after the other on the same cores. */
    public static double together(Ceiling one, Ceiling other) {
        return 1 / (1 / one.perSecond + 1 / other.perSecond);
    }
}
