package io.grandstand.order;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.identity.EmailAddress;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The wish of a host to give tickets away.
 *
 * @param guest what the guest's account is found by, once: it is the guest's from then on, whoever has the address
 * @param wish which seats, places, or both: at most {@link Wish#SEATS_MAX}, and not the best ones
 * @param reason a word for those who look at it later; the guest does not see it
 */
public record GiveTickets(
        GiftId id, PerformanceId performance, AccountId host, EmailAddress guest, Wish wish, Optional<String> reason) {

    public GiveTickets {
        if (wish instanceof Wish.Best) {
            throw new IllegalArgumentException("a host says which seats");
        }
    }

    /** Empty where it is nothing, or more than {@link Wish#SEATS_MAX}. */
    public static Optional<Wish> wish(SortedSet<SeatNo> seats, Optional<Wish.Area> area) {
        int wanted = seats.size() + area.map(Wish.Area::places).orElse(0);
        if (wanted < 1 || wanted > Wish.SEATS_MAX) {
            return Optional.empty();
        }
        if (seats.isEmpty()) {
            return area.map(places -> places);
        }
        var named = new Wish.Seats(seats);
        return Optional.of(
                area.<Wish>map(places -> new Wish.Mixed(named, places)).orElse(named));
    }
}
