package io.grandstand.bench.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;

/** REF3: a distributed lock for each seat, and within them the pessimistic transaction. */
final class LockedHolding implements Holding {

    private final SeatLocks locks;
    private final PessimisticHolding pessimistic;

    LockedHolding(SeatLocks locks, PessimisticHolding pessimistic) {
        this.locks = locks;
        this.pessimistic = pessimistic;
    }

    @Override
    public HoldResult hold(HoldSeats wish) {
        return pessimistic.refuseTaken(wish).orElseGet(() -> holdLocked(wish));
    }

    private HoldResult holdLocked(HoldSeats wish) {
        List<RLock> held = new ArrayList<>();
        try {
            for (RLock lock : locks.of(wish)) {
                if (!lock.tryLock(SeatLocks.WAIT_MAX.toMillis(), SeatLocks.LEASE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return new HoldResult.Busy();
                }
                held.add(lock);
            }
            // It has committed when it returns, so whoever has the lock next sees what was written.
            return pessimistic.holdLocked(wish);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HoldResult.Busy();
        } finally {
            SeatLocks.unlock(held);
        }
    }
}
