package io.grandstand.catalog.reading;

import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.persistence.VenueTable;
import io.grandstand.catalog.plan.SeatMapDrawing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans as maps for the browser, drawn and compressed once. */
@Component
public class SeatMaps {

    private static final int MAPS_MAX = 60;
    private static final int LOCKS = 16;

    /** A map, compressed. */
    public static final class SeatMap {

        private final String tag;
        private final byte[] compressed;

        private SeatMap(String tag, byte[] compressed) {
            this.tag = tag;
            this.compressed = compressed;
        }

        /** Names its content. */
        public String tag() {
            return tag;
        }

        /** The very bytes that every request shares: not to be written to. */
        public byte[] compressed() {
            return compressed;
        }

        public byte[] plain() {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
                return in.readAllBytes();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private final BoundedCache<VenueId, SeatMap> cache = new BoundedCache<>(MAPS_MAX);
    /** Drawing takes a tenth of a second: a crowd that asks for a map not yet drawn waits for one drawing. */
    private final ReentrantLock[] drawing = new ReentrantLock[LOCKS];

    private final VenueTable venues;

    SeatMaps(VenueTable venues) {
        this.venues = venues;
        Arrays.setAll(drawing, i -> new ReentrantLock());
    }

    public SeatMap of(SeatingPlan plan) {
        SeatMap known = cache.get(plan.venue());
        return known == null ? drawOnce(plan) : known;
    }

    private SeatMap drawOnce(SeatingPlan plan) {
        ReentrantLock lock = drawing[Math.floorMod(plan.venue().hashCode(), LOCKS)];
        lock.lock();
        try {
            @Nullable SeatMap drawnMeanwhile = cache.get(plan.venue());
            if (drawnMeanwhile != null) {
                return drawnMeanwhile;
            }
            SeatMap drawn = draw(plan);
            cache.put(plan.venue(), drawn);
            return drawn;
        } finally {
            lock.unlock();
        }
    }

    private SeatMap draw(SeatingPlan plan) {
        String document = venues.document(plan.venue())
                .orElseThrow(() -> new IllegalStateException("no document of venue " + plan.venue()));
        byte[] map = SeatMapDrawing.draw(plan, document);
        return new SeatMap(plan.hash() + "-" + SeatMapDrawing.FORM, compress(map));
    }

    private static byte[] compress(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
