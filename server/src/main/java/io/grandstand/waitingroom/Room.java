package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One performance as its waiting room sees it.
 *
 * @param policy the performance's own; the host may have put another in its place since
 * @param draws whether who comes before the sale is drawn; where everyone is let in at once, it would change nothing
 * @param seats how many were for sale in the beginning; 0 where that is not known
 */
record Room(
        PerformanceId performance,
        AccountId host,
        Instant joinFrom,
        Instant salesFrom,
        Instant salesUntil,
        boolean cancelled,
        WaitingRoomPolicy policy,
        boolean draws,
        int seats) {

    Room(
            PerformanceId performance,
            AccountId host,
            Instant joinFrom,
            Instant salesFrom,
            Instant salesUntil,
            boolean cancelled,
            WaitingRoomPolicy policy,
            boolean draws) {
        this(performance, host, joinFrom, salesFrom, salesUntil, cancelled, policy, draws, 0);
    }

    static Room of(PerformanceTerms terms, WaitingRoomSettings settings) {
        return new Room(
                terms.id(),
                terms.host(),
                terms.salesFrom().minus(settings.prequeue()),
                terms.salesFrom(),
                terms.salesUntil(),
                terms.cancelled(),
                terms.waitingRoom().orElseGet(() -> everyoneAtOnce(settings)),
                terms.waitingRoom().isPresent(),
                terms.seatsForSale());
    }

    /** A performance without a waiting room is one whose line has no limit: everyone is called when they join. */
    private static WaitingRoomPolicy everyoneAtOnce(WaitingRoomSettings settings) {
        return new WaitingRoomPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settings.openAdmission(),
                WaitingRoomPolicy.Rejoin.KEEP,
                WaitingRoomPolicy.Away.OPEN);
    }

    Stage stage(Instant now) {
        if (cancelled || !now.isBefore(salesUntil)) {
            return Stage.OVER;
        }
        if (!now.isBefore(salesFrom)) {
            return Stage.SELLING;
        }
        return now.isBefore(joinFrom) ? Stage.BEFORE : Stage.PREQUEUE;
    }
}
