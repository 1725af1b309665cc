package io.grandstand.ranking;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Puts counts into their order and says which rank each has. */
final class Standings {

    /** A count with its rank. */
    record Standing(int rank, Count count) {}

    private Standings() {}

    /** Those of which something counts, best first; those that are level in the order in which they begin. */
    static List<Standing> of(Measure measure, Collection<Count> counts, int placesMax) {
        Comparator<Count> better = better(measure);
        List<Count> ordered = counts.stream()
                .filter(count -> counts(measure, count))
                .sorted(better.thenComparing(Count::startsAt)
                        .thenComparingLong(count -> count.performance().value()))
                .limit(placesMax)
                .toList();
        var standings = new ArrayList<Standing>();
        for (Count count : ordered) {
            boolean level =
                    !standings.isEmpty() && better.compare(standings.getLast().count(), count) == 0;
            standings.add(new Standing(level ? standings.getLast().rank() : standings.size() + 1, count));
        }
        return List.copyOf(standings);
    }

    private static boolean counts(Measure measure, Count count) {
        return switch (measure) {
            case SHARE -> count.sold() > 0;
            case TREND -> count.lastHour() > 0;
        };
    }

    private static Comparator<Count> better(Measure measure) {
        return switch (measure) {
            case SHARE -> Standings::byShare;
            case TREND -> comparingInt(Count::lastHour).reversed();
        };
    }

    /** Without dividing, so that a third is as much of 30 as of 25,200. */
    private static int byShare(Count one, Count other) {
        return Long.compare((long) other.sold() * one.capacity(), (long) one.sold() * other.capacity());
    }
}
