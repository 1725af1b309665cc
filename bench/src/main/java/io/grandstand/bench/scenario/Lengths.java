package io.grandstand.bench.scenario;

/**
 * How long is measured.
 *
 * @param seconds that the product is measured for
 * @param reference seconds that each reference is measured for
 */
public record Lengths(int warmUp, int seconds, int reference) {

    private static final int SHORT_SECONDS = 10;
    private static final int SHORT_REFERENCE = 5;
    private static final int WARM_UP_MAX = 20;

    /** Fans who come while nobody can be let in anew have admissions that are a minute old at most. */
    private static final int ARRIVING_MAX = 20;

    /** One run of everything. */
    public static Lengths shortForm() {
        return new Lengths(SHORT_SECONDS, SHORT_SECONDS, SHORT_REFERENCE);
    }

    /** One scenario, done properly: references as long as ours. */
    public static Lengths proper(int seconds) {
        return new Lengths(Math.min(WARM_UP_MAX, seconds), seconds, seconds);
    }

    /** Seconds of an open loop. */
    int arriving() {
        return Math.min(seconds, ARRIVING_MAX);
    }
}
