package io.grandstand.booking.availability;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.SeatAvailability;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.persistence.LaneRow;
import io.grandstand.booking.persistence.SeatRows;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The pictures of this process: read from the database when somebody looks, and then kept by deltas. */
@Service
public class SeatPictures implements SeatAvailability {

    /** A picture in its place in memory. */
    private final class Kept {
        private final Picture picture;
        private final PushRhythm.Beat beat = rhythm.beat();
        private final ReentrantLock loading = new ReentrantLock();
        private volatile long lookedAtNanos = System.nanoTime();

        private Kept(PerformanceTerms terms) {
            this.picture = new Picture(terms);
        }

        private void pushIf(boolean changed) {
            if (changed) {
                rhythm.changed(beat, picture::push);
            }
        }
    }

    private final SeatRows rows;
    private final Performances performances;
    private final PushRhythm rhythm;
    private final int picturesMax;
    private final Map<PerformanceId, Kept> pictures = new ConcurrentHashMap<>();
    private final SeatsForSale forSale = new SeatsForSale();

    SeatPictures(SeatRows rows, Performances performances, PushRhythm rhythm, BookingSettings settings) {
        this.rows = rows;
        this.performances = performances;
        this.rhythm = rhythm;
        this.picturesMax = settings.availability().picturesMax();
    }

    @Override
    public Optional<Snapshot> snapshot(PerformanceId performance) {
        return look(performance).map(kept -> kept.picture.snapshot());
    }

    /** The same, ready to be sent. */
    public Optional<EncodedSeats> encoded(PerformanceId performance) {
        return look(performance).map(kept -> kept.picture.encoded());
    }

    @Override
    public Map<PerformanceId, Integer> left(Set<PerformanceId> wanted) {
        var left = new HashMap<PerformanceId, Integer>();
        var others = new HashSet<PerformanceId>();
        for (PerformanceId performance : wanted) {
            Kept kept = pictures.get(performance);
            if (kept != null && kept.picture.loaded()) {
                left.put(performance, kept.picture.left());
            } else {
                others.add(performance);
            }
        }
        if (!others.isEmpty()) {
            Map<PerformanceId, LaneRow> lanes = rows.lanes(others);
            for (PerformanceId performance : others) {
                int taken = lanes.getOrDefault(performance, LaneRow.NEW).taken();
                performances
                        .find(performance)
                        .ifPresent(terms -> left.put(performance, Math.max(0, forSale.count(terms) - taken)));
            }
        }
        return left;
    }

    /** Which seats nobody has, as far as is known here, by their numbers; none where there is no such performance. */
    public BitSet free(PerformanceId performance) {
        return look(performance).map(kept -> kept.picture.free()).orElseGet(BitSet::new);
    }

    /** Those of these seats that are sold, as far as is known here without asking. */
    public Set<SeatNo> soldAmong(PerformanceId performance, Set<SeatNo> seats) {
        Kept kept = pictures.get(performance);
        return kept == null ? Set.of() : kept.picture.soldAmong(seats);
    }

    /** A watcher's place in the stream of a performance's changes. Must be closed. */
    Optional<Watch> watch(PerformanceId performance) {
        return look(performance).map(kept -> {
            // Whoever comes with a page of this moment is not told of a sale's times of a second ago.
            performances.find(performance).ifPresent(kept.picture::sells);
            var start = new AtomicReference<Watch>();
            // In the map's own lock: a picture that is being dropped must not get a watcher.
            pictures.compute(performance, (id, present) -> {
                Kept watched = present == null ? kept : present;
                start.set(new Watch(watched.picture.watch(), watched.picture::unwatch));
                return watched;
            });
            return start.get();
        });
    }

    private Optional<Kept> look(PerformanceId performance) {
        Kept kept = pictures.get(performance);
        if (kept == null) {
            kept = performances.find(performance).map(this::keep).orElse(null);
        }
        if (kept != null) {
            kept.lookedAtNanos = System.nanoTime();
            load(performance, kept);
        }
        return Optional.ofNullable(kept);
    }

    private Kept keep(PerformanceTerms terms) {
        Kept kept = pictures.computeIfAbsent(terms.id(), id -> new Kept(terms));
        makeRoom(terms.id());
        return kept;
    }

    private void load(PerformanceId performance, Kept kept) {
        if (kept.picture.loaded()) {
            return;
        }
        kept.loading.lock();
        try {
            if (!kept.picture.loaded()) {
                reload(performance, kept);
            }
        } finally {
            kept.loading.unlock();
        }
    }

    private void reload(PerformanceId performance, Kept kept) {
        performances
                .find(performance)
                .ifPresent(terms -> kept.pushIf(kept.picture.load(terms, rows.claimed(performance))));
    }

    /** Drops the picture that was not looked at for longest and that nobody watches. */
    private void makeRoom(PerformanceId except) {
        if (pictures.size() <= picturesMax) {
            return;
        }
        pictures.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(except)
                        && !entry.getValue().picture.watched())
                .min(Comparator.comparingLong(entry -> entry.getValue().lookedAtNanos))
                .ifPresent(oldest ->
                        pictures.computeIfPresent(oldest.getKey(), (id, kept) -> kept.picture.watched() ? kept : null));
    }

    /** Takes a change, from this process or another, in any order and any number of times. */
    void apply(Delta delta) {
        Kept kept = pictures.get(delta.performance());
        if (kept != null) {
            kept.pushIf(kept.picture.apply(delta));
        }
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** Those that are behind the database, with the version that they should have. */
    Map<PerformanceId, Long> behind() {
        var behind = new HashMap<PerformanceId, Long>();
        rows.lanes(pictures.keySet()).forEach((performance, lane) -> {
            if (isBehind(performance, lane.version())) {
                behind.put(performance, lane.version());
            }
        });
        return behind;
    }

    boolean isBehind(PerformanceId performance, long version) {
        Kept kept = pictures.get(performance);
        return kept != null && kept.picture.loaded() && kept.picture.version() < version;
    }

    /** Those whose prices are not what they were when the picture was made. */
    Set<PerformanceId> soldOtherwise() {
        var changed = new HashSet<PerformanceId>();
        pictures.forEach((performance, kept) -> {
            @Nullable PerformanceTerms terms = performances.find(performance).orElse(null);
            if (terms != null && !kept.picture.soldOn(terms)) {
                changed.add(performance);
            }
        });
        return changed;
    }

    /** Tells whoever watches where a sale opens or ends at another time than it did: from memory, and once for all of them. */
    void tellSaleTimes() {
        pictures.forEach((performance, kept) ->
                performances.find(performance).ifPresent(terms -> kept.pushIf(kept.picture.sells(terms))));
    }

    /** Reads a picture again; what looks different is pushed like any change. */
    void reload(PerformanceId performance) {
        Kept kept = pictures.get(performance);
        if (kept != null) {
            reload(performance, kept);
        }
    }

    /** Ends all streams. */
    void endWatches() {
        pictures.values().forEach(kept -> kept.picture.end());
    }
}
