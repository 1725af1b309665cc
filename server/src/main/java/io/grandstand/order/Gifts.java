package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.SortedSet;

/** Complimentary tickets: a host gives them to guests, and takes them back. */
public interface Gifts {

    /** Idempotent by its id. */
    GiveTicketsResult give(GiveTickets command);

    /** All that is left of it; once nothing is, again and again has the effect of once. */
    TakeBackResult takeBack(GiftId id, PerformanceId performance, AccountId host);

    /** Tickets that guests have by gifts now, those by which somebody was let in among them. */
    int ticketsOf(PerformanceId performance);

    /** What was given, newest first, whatever became of it. */
    Page<GiftView> of(PerformanceId performance, PageRequest page);

    /** Seats of a performance that guests have by gifts now: no more than its plan has. */
    SortedSet<SeatNo> seatsOf(PerformanceId performance);

    /** Those of one guest; never among what their limit counts. */
    SortedSet<SeatNo> seatsOf(PerformanceId performance, AccountId guest);
}
