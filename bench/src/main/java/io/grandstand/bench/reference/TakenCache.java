package io.grandstand.bench.reference;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Which seats are taken, as far as Redis knows: what it says is true, what it does not say may be. */
final class TakenCache {

    private final RedissonClient redisson;
    private final String prefix;

    TakenCache(RedissonClient redisson, String prefix) {
        this.redisson = redisson;
        this.prefix = prefix;
    }

    Optional<HoldResult> refuseTaken(HoldSeats wish) {
        String[] keys = wish.seats().stream().map(seat -> key(wish, seat)).toArray(String[]::new);
        Map<String, String> holds = redisson.getBuckets(StringCodec.INSTANCE).get(keys);
        SortedSet<Integer> taken = new TreeSet<>();
        for (int seat : wish.seats()) {
            String hold = holds.get(key(wish, seat));
            if (hold != null && !hold.equals(wish.hold().toString())) {
                taken.add(seat);
            }
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(new HoldResult.SeatsTaken(taken));
    }

    void keep(HoldSeats wish, Duration lifetime) {
        RBatch batch = redisson.createBatch();
        for (int seat : wish.seats()) {
            // It is answered with the batch.
            var _ = batch.getBucket(key(wish, seat), StringCodec.INSTANCE)
                    .setAsync(wish.hold().toString(), lifetime);
        }
        batch.execute();
    }

    private String key(HoldSeats wish, int seat) {
        return prefix + "taken:" + wish.performance() + ":" + seat;
    }
}
