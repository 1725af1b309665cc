package io.grandstand.order.web;

import io.grandstand.booking.HouseSeats;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.identity.EmailAddress;
import io.grandstand.kernel.AccountId;
import io.grandstand.order.GiftId;
import io.grandstand.order.GiveTickets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be given as it is sent.
 *
 * @param guest the e-mail address of an account
 * @param reason may be missing
 */
record GiveRequest(
        @Nullable String guest,
        @Nullable List<@Nullable Integer> seats,
        @Nullable Places area,
        @Nullable String reason) {

    static final String RULE =
            "guest must be the e-mail address of an account; seats must be different numbers, none of"
                    + " them negative, or area must have a sectionId and a count, or both, 1 to " + Wish.SEATS_MAX
                    + " altogether; a reason has 1 to " + HouseSeats.REASON_LENGTH_MAX + " characters.";

    record Places(@Nullable Integer sectionId, @Nullable Integer count) {}

    /** Empty where this is no wish. */
    Optional<GiveTickets> command(GiftId id, PerformanceId performance, AccountId host) {
        Optional<EmailAddress> to = Optional.ofNullable(guest).flatMap(EmailAddress::parse);
        Optional<String> why = Optional.ofNullable(reason).map(String::strip);
        Optional<Wish> what = wish();
        if (to.isEmpty() || what.isEmpty() || !why.map(HouseSeats::isReason).orElse(true)) {
            return Optional.empty();
        }
        return Optional.of(new GiveTickets(id, performance, host, to.get(), what.get(), why));
    }

    private Optional<Wish> wish() {
        Optional<SortedSet<SeatNo>> named = seats == null ? Optional.of(new TreeSet<>()) : seats(seats);
        Optional<Wish.Area> places = area == null ? Optional.empty() : places(area);
        if (named.isEmpty() || (area != null && places.isEmpty())) {
            return Optional.empty();
        }
        return GiveTickets.wish(named.get(), places);
    }

    private static Optional<SortedSet<SeatNo>> seats(List<@Nullable Integer> wanted) {
        var seats = new TreeSet<SeatNo>();
        for (Integer seat : wanted) {
            if (seat == null || seat < 0 || !seats.add(new SeatNo(seat))) {
                return Optional.empty();
            }
        }
        return Optional.of(seats);
    }

    private static Optional<Wish.Area> places(Places wanted) {
        Integer section = wanted.sectionId();
        Integer count = wanted.count();
        if (section == null || section < 0 || count == null || count < 1 || count > Wish.SEATS_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Wish.Area(new AreaNo(section), count));
    }
}
