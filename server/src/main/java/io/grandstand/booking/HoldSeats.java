package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.SortedSet;

/** The wish to have these seats kept, all or none. */
public record HoldSeats(HoldId id, PerformanceId performance, AccountId account, SortedSet<SeatNo> seats) {

    /** Seats in one hold, whatever the performance allows a fan. */
    public static final int SEATS_MAX = 20;
}
