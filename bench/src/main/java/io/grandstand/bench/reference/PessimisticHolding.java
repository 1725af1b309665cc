package io.grandstand.bench.reference;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionOperations;

/** REF1: the rows of the seats are locked, looked at and written in one transaction for each wish. */
final class PessimisticHolding implements Holding {

    private final Seats seats;
    private final GivingSeats giving;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    PessimisticHolding(Seats seats, GivingSeats giving, TransactionOperations transactions, InstantSource clock) {
        this.seats = seats;
        this.giving = giving;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public HoldResult hold(HoldSeats wish) {
        return refuseTaken(wish).orElseGet(() -> holdLocked(wish));
    }

    /** A taken seat is refused by a plain read: nobody queues at its row. */
    Optional<HoldResult> refuseTaken(HoldSeats wish) {
        List<Integer> taken = seats.takenFor(wish.performance(), wish.seats(), wish.hold(), clock.instant());
        return taken.isEmpty() ? Optional.empty() : Optional.of(new HoldResult.SeatsTaken(new TreeSet<>(taken)));
    }

    HoldResult holdLocked(HoldSeats wish) {
        return transactions.execute(status -> {
            List<Seat> locked = seats.lock(wish.performance(), wish.seats());
            // The clock is asked after the wait for the locks.
            Instant now = clock.instant();
            return giving.give(wish, locked, now);
        });
    }
}
