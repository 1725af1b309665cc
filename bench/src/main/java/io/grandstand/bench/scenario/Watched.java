package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Latency;
import io.grandstand.bench.load.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When fans were told that seats are theirs, and when each watcher saw it. An event carries many changes: what counts is
 * how late it is for the one of them that waited longest.
 */
final class Watched extends Holding implements Streams.Listener {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] ID = "id:".getBytes(StandardCharsets.US_ASCII);
    private static final String DATA = "\ndata:";

    private record Seen(long version, long nanos) {}

    private final long performance;
    private final Map<Integer, Long> toldAt = new ConcurrentHashMap<>();
    private final Map<Long, byte[]> events = new ConcurrentHashMap<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    Watched(Collection<Wish> wishes, long performance) {
        super(wishes);
        this.performance = performance;
    }

    @Override
    void held(Wish wish) {
        told(wish, System.nanoTime());
    }

    void told(Wish wish, long nanos) {
        if (wish.performance() == performance) {
            wish.seats().forEach(seat -> toldAt.put(seat, nanos));
        }
    }

    @Override
    public void event(byte[] data, int length, long nanos) {
        long version = version(data, length);
        if (version >= 0) {
            // The same event for everyone: it is read once, and afterwards.
            events.computeIfAbsent(version, _ -> Arrays.copyOf(data, length));
            seen.add(new Seen(version, nanos));
        }
    }

    private static long version(byte[] data, int length) {
        if (length < ID.length || !Arrays.equals(data, 0, ID.length, ID, 0, ID.length)) {
            return -1;
        }
        long version = 0;
        for (int at = ID.length; at < length && data[at] >= '0' && data[at] <= '9'; at++) {
            version = 10 * version + data[at] - '0';
        }
        return version;
    }

    /** How late every watcher's every event was. */
    Latency staleness() {
        var firstTold = new ConcurrentHashMap<Long, Long>();
        events.forEach((version, data) -> {
            String text = new String(data, StandardCharsets.UTF_8);
            long first = Long.MAX_VALUE;
            for (JsonNode change : JSON.readTree(text.substring(text.indexOf(DATA) + DATA.length()))
                    .path("changes")) {
                first = Math.min(first, toldAt.getOrDefault(change.get(0).asInt(), Long.MAX_VALUE));
            }
            if (first != Long.MAX_VALUE) {
                firstTold.put(version, first);
            }
        });
        var staleness = new Latency();
        for (Seen one : seen) {
            Long told = firstTold.get(one.version());
            if (told != null) {
                staleness.record(Duration.ofNanos(Math.max(0, one.nanos() - told)));
            }
        }
        return staleness;
    }

    int eventsSeen() {
        return seen.size();
    }
}
