package io.grandstand.bench.reference;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    RLock together(List<RLock> locks) {
        return redisson.getMultiLock(locks.toArray(RLock[]::new));
    }

    /**
     * All at once: one way to Redis and back instead of one for each. A lock that Redis has lost meanwhile is no fault of
     * the fan's, whose hold stands as it was committed: the database has guarded the seats as well.
     */
    static void unlock(List<RLock> locks) {
        CompletableFuture.allOf(locks.stream()
                        .map(lock -> lock.unlockAsync().exceptionally(_ -> null).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
