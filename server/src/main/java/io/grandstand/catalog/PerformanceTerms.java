package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that selling needs to know of a performance: a snapshot, never older than the last answered change.
 *
 * @param host the account that sells it
 * @param title of its show, for people
 * @param prices by category, in the order of {@link SeatingPlan#categories}; empty where the category is not sold
 * @param moreTime what a fan who asks gets once on top of the hold's time; zero where the host gives none
 * @param noOrphanSeats whether who picks seats by hand may not leave a single one between taken ones
 * @param waitingRoom empty where everyone is let in at once
 * @param fees for giving tickets back, as they are promised to whoever orders now
 */
public record PerformanceTerms(
        PerformanceId id,
        AccountId host,
        ShowId show,
        String title,
        String venueName,
        SeatingPlan plan,
        Instant startsAt,
        Instant visibleFrom,
        Instant salesFrom,
        Instant salesUntil,
        boolean cancelled,
        List<Optional<Won>> prices,
        int ticketsMaxPerFan,
        Duration holdTime,
        Duration moreTime,
        boolean noOrphanSeats,
        Optional<WaitingRoomPolicy> waitingRoom,
        FeeSchedule fees) {

    public PerformanceTerms {
        prices = List.copyOf(prices);
    }

    /** The price of a seat; empty where it is not for sale. */
    public Optional<Won> price(SeatNo seat) {
        return prices.get(plan.seat(seat).category());
    }

    /** The price of a place in an area; empty where there is no such area, or where it is not for sale. */
    public Optional<Won> price(AreaNo area) {
        return plan.area(area).flatMap(found -> prices.get(found.category()));
    }

    /** How many people there is room for where it is for sale: seats, and places in areas. */
    public int seatsForSale() {
        long numbered = plan.seats().stream()
                .filter(seat -> prices.get(seat.category()).isPresent())
                .count();
        int places = plan.areas().stream()
                .filter(area -> prices.get(area.category()).isPresent())
                .mapToInt(SeatingPlan.Area::capacity)
                .sum();
        return Math.toIntExact(numbered) + places;
    }

    public boolean onSale(Instant now) {
        return !cancelled && !now.isBefore(salesFrom) && now.isBefore(salesUntil);
    }

    /** Whether its host may give tickets away: from when fans see it until it begins. */
    public boolean givable(Instant now) {
        return !cancelled && visible(now) && now.isBefore(startsAt);
    }

    /** Before {@code visibleFrom} only its host and admins know of it. */
    public boolean visibleTo(@Nullable Caller caller, Instant now) {
        return visible(now) || (caller != null && (host.equals(caller.account()) || caller.is(AccountRole.ADMIN)));
    }

    public boolean visible(Instant now) {
        return !now.isBefore(visibleFrom);
    }
}
