package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.kernel.AccountId;

/** One change of a performance's seats that somebody wants. */
public sealed interface Command {

    HoldId hold();

    PerformanceId performance();

    /** Seats are to be kept, on these terms. */
    record Take(HoldSeats wish, PerformanceTerms terms) implements Command {

        @Override
        public HoldId hold() {
            return wish.id();
        }

        @Override
        public PerformanceId performance() {
            return wish.performance();
        }
    }

    /** A fan's hold is to go on. */
    record Move(HoldId hold, PerformanceId performance, AccountId account, Step step) implements Command {}

    /** A hold's time should be over: look, and free its seats if it is. */
    record Expire(HoldId hold, PerformanceId performance) implements Command {}
}
