package io.grandstand.booking;

import io.grandstand.catalog.SeatNo;
import java.util.Set;

/**
 * What stays sold of a purchase. Said so, and not what goes, it may be said twice, late, or out of order: what was given
 * back once is not taken again.
 */
public record Kept(Set<SeatNo> seats, int places) {

    public static final Kept NOTHING = new Kept(Set.of(), 0);

    public Kept {
        seats = Set.copyOf(seats);
        if (places < 0) {
            throw new IllegalArgumentException("places must not be negative: " + places);
        }
    }
}
