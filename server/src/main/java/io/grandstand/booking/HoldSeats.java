package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The wish to have these seats kept, all or none. */
public record HoldSeats(HoldId id, PerformanceId performance, AccountId account, SortedSet<SeatNo> seats) {

    /** Seats in one hold, whatever the performance allows a fan. */
    public static final int SEATS_MAX = 20;

    public HoldSeats {
        if (seats.isEmpty() || seats.size() > SEATS_MAX) {
            throw new IllegalArgumentException("a hold is of 1 to " + SEATS_MAX + " seats: " + seats.size());
        }
        seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
    }
}
