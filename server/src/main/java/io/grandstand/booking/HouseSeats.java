package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.SortedSet;

/** Seats that a host keeps from sale. Every call may be repeated. */
public interface HouseSeats {

    /** Seats of one call. */
    int SEATS_MAX = 5_000;

    int REASON_LENGTH_MAX = 60;

    /** Whether this is a word or some that can be kept and shown. */
    static boolean isReason(String text) {
        return !text.isBlank()
                && text.length() <= REASON_LENGTH_MAX
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** @param reason a word for those who look at it later; of seats that are blocked already, the new one counts */
    HouseResult block(AccountId host, PerformanceId performance, SortedSet<SeatNo> seats, String reason);

    /** Puts seats on sale again; those that a fan has stay the fan's. */
    HouseResult free(AccountId host, PerformanceId performance, SortedSet<SeatNo> seats);

    /** Those that are blocked, in the order of the plan. */
    List<HouseSeat> of(PerformanceId performance);
}
