package io.grandstand.booking;

import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.OnSale;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody who wants seats, for tests below HTTP. */
public record Fan(AccountId account) {

    public static Fan any() {
        return new Fan(new AccountId(UUID.randomUUID()));
    }

    public HoldSeats wants(OnSale.Opened opened, int... seats) {
        return wants(new HoldId(UUID.randomUUID()), opened, seats);
    }

    public HoldSeats wantsBest(HoldId id, OnSale.Opened opened, int count, boolean together) {
        return wants(id, opened, new Wish.Best(count, Optional.empty(), Optional.empty(), together));
    }

    public HoldSeats wants(HoldId id, OnSale.Opened opened, Wish wish) {
        return new HoldSeats(id, opened.performance(), account, wish);
    }

    /** Places in its area, and these seats. */
    public HoldSeats wantsPlaces(OnSale.Opened opened, int places, int... seats) {
        var area = new Wish.Area(opened.area(), places);
        Wish wish = seats.length == 0 ? area : new Wish.Mixed(seats(seats), area);
        return new HoldSeats(new HoldId(UUID.randomUUID()), opened.performance(), account, wish);
    }

    public HoldSeats wants(HoldId id, OnSale.Opened opened, int... seats) {
        return new HoldSeats(id, opened.performance(), account, seats(seats));
    }

    private static Wish.Seats seats(int... seats) {
        return new Wish.Seats(
                Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new)));
    }
}
