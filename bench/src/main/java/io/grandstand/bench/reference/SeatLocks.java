package io.grandstand.bench.reference;

import java.time.Duration;
import java.util.List;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

/** A lock in Redis for each seat. */
final class SeatLocks {

    /** Long enough for five thousand fans of one seat, one after another. */
    static final Duration WAIT_MAX = Duration.ofSeconds(10);

    /** Longer than a wait for a connection (10 s) and a transaction (5 s) take at most: a lock ends after its work. */
    static final Duration LEASE = Duration.ofSeconds(20);

    private final RedissonClient redisson;
    private final String prefix;

    SeatLocks(RedissonClient redisson, String prefix) {
        this.redisson = redisson;
        this.prefix = prefix;
    }

    /** In the order of the seats. */
    List<RLock> of(HoldSeats wish) {
        return wish.seats().stream()
                .map(seat -> redisson.getLock(prefix + "lock:" + wish.performance() + ":" + seat))
                .toList();
    }

    /** One lock that is had when all of them are. */
    RLock allOf(HoldSeats wish) {
        return redisson.getMultiLock(of(wish).toArray(RLock[]::new));
    }
}
