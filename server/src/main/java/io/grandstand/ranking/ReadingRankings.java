package io.grandstand.ranking;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.kernel.OneForAll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads a ranking once for all who ask within some seconds. */
@Service
class ReadingRankings implements Rankings {

    /**
     * How long a ranking is told from memory. With the seconds for which others may keep an answer it is a small part of the
     * minute that a ranking may be behind: the rest is for the event's way.
     */
    static final Duration KEPT = Duration.ofSeconds(5);

    /** More than places, for what is counted and is not to be seen, as what was cancelled. */
    static final int COUNTS_MAX = 4 * PLACES_MAX;

    private static final Duration READING_MAX = Duration.ofSeconds(5);

    private record Kept(List<Ranked> places, long atNanos) {}

    /** One of the rankings, as it was read last. */
    private static final class Memory {

        private final OneForAll reading = new OneForAll();
        private volatile @Nullable Kept kept;
    }

    private final CountTable table;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Map<Measure, Memory> memories = new EnumMap<>(Measure.class);

    ReadingRankings(CountTable table, Catalogue catalogue, InstantSource clock) {
        this.table = table;
        this.catalogue = catalogue;
        this.clock = clock;
        for (Measure measure : Measure.values()) {
            memories.put(measure, new Memory());
        }
    }

    @Override
    public List<Ranked> by(Measure measure) {
        Memory memory = Objects.requireNonNull(memories.get(measure));
        if (isOld(memory.kept)) {
            memory.reading.doOrAwait(() -> memory.kept = read(measure), READING_MAX);
        }
        return Objects.requireNonNull(memory.kept).places();
    }

    private boolean isOld(@Nullable Kept kept) {
        return kept == null || System.nanoTime() - kept.atNanos() >= KEPT.toNanos();
    }

    private Kept read(Measure measure) {
        long asked = System.nanoTime();
        Instant now = clock.instant();
        List<Count> counts = table.best(measure, COUNTS_MAX);
        Map<PerformanceId, PerformanceView> shown = shown(counts, now);
        List<Ranked> places = Standings.of(
                        measure,
                        counts.stream()
                                .filter(count -> shown.containsKey(count.performance()))
                                .toList(),
                        PLACES_MAX)
                .stream()
                .map(standing -> ranked(standing, shown))
                .toList();
        return new Kept(places, asked);
    }

    private Map<PerformanceId, PerformanceView> shown(List<Count> counts, Instant now) {
        var shown = new HashMap<PerformanceId, PerformanceView>();
        for (Count count : counts) {
            if (shown.size() < PLACES_MAX) {
                catalogue
                        .find(count.performance())
                        .map(PerformanceDetail::view)
                        .filter(view -> !view.cancelled() && view.visible(now) && now.isBefore(view.startsAt()))
                        .ifPresent(view -> shown.put(view.id(), view));
            }
        }
        return shown;
    }

    private static Ranked ranked(Standings.Standing standing, Map<PerformanceId, PerformanceView> shown) {
        Count count = standing.count();
        return new Ranked(
                standing.rank(),
                Objects.requireNonNull(shown.get(count.performance())),
                count.sold(),
                count.capacity(),
                Math.max(0, count.lastHour()));
    }
}
