package io.grandstand.bench.reference;

import java.time.InstantSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;

/** REF2: seats are read without a lock, and written only if their versions are still as they were read. */
final class OptimisticHolding implements Holding {

    /** Who lost a race reads that the seat is taken: more tries are needed only where holds end meanwhile. */
    private static final int TRIES_MAX = 5;

    private final Seats seats;
    private final GivingSeats giving;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    OptimisticHolding(Seats seats, GivingSeats giving, TransactionOperations transactions, InstantSource clock) {
        this.seats = seats;
        this.giving = giving;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public HoldResult hold(HoldSeats wish) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            try {
                return tryOnce(wish);
            } catch (OptimisticLockingFailureException e) {
                // Somebody was quicker: the next try reads what they left.
            }
        }
        return new HoldResult.Busy();
    }

    private HoldResult tryOnce(HoldSeats wish) {
        return transactions.execute(
                status -> giving.give(wish, seats.versioned(wish.performance(), wish.seats()), clock.instant()));
    }
}
