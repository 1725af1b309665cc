package io.grandstand.bench.reference;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.springframework.transaction.support.TransactionOperations;

/** REF4: one lock over all seats, then a look into the cache, a look into the database, and rows inserted. */
final class MultiLockedHolding implements Holding {

    private final SeatLocks locks;
    private final TakenCache cache;
    private final Seats seats;
    private final EntityManager entities;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    MultiLockedHolding(
            SeatLocks locks,
            TakenCache cache,
            Seats seats,
            EntityManager entities,
            TransactionOperations transactions,
            InstantSource clock) {
        this.locks = locks;
        this.cache = cache;
        this.seats = seats;
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public HoldResult hold(HoldSeats wish) {
        return cache.refuseTaken(wish).orElseGet(() -> lock(wish));
    }

    private HoldResult lock(HoldSeats wish) {
        List<RLock> each = locks.of(wish);
        try {
            if (!locks.together(each)
                    .tryLock(SeatLocks.WAIT_MAX.toMillis(), SeatLocks.LEASE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new HoldResult.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HoldResult.Busy();
        }
        try {
            return cache.refuseTaken(wish).orElseGet(() -> holdLocked(wish));
        } finally {
            SeatLocks.unlock(each);
        }
    }

    private HoldResult holdLocked(HoldSeats wish) {
        HoldResult result = transactions.execute(status -> insert(wish));
        // Only what was committed is kept, and before anybody else has the lock.
        if (result instanceof HoldResult.Held held) {
            cache.keep(wish, Duration.between(clock.instant(), held.until()));
        }
        return result;
    }

    private HoldResult insert(HoldSeats wish) {
        Instant now = clock.instant();
        Instant until = now.plus(HOLD_LIFETIME);
        List<SeatView> read = seats.withTakings(wish.performance(), wish.seats());
        HoldResult result = wish.decide(read, now, until);
        if (result instanceof HoldResult.Held) {
            if (read.stream().anyMatch(seat -> seat.hold() != null)) {
                seats.forgetTakings(wish.performance(), wish.seats(), now);
            }
            entities.persist(new Hold(wish, now, until));
            wish.seatIds().forEach(seat -> entities.persist(new TakenSeat(seat, wish.hold(), until)));
        }
        return result;
    }
}
