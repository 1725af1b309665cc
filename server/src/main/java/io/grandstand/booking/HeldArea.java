package io.grandstand.booking;

import io.grandstand.catalog.AreaNo;
import io.grandstand.kernel.Won;

/** The places of a hold in a general-admission area, each at the price that it was held at. */
public record HeldArea(AreaNo area, String label, Won price, int places) {

    public HeldArea {
        if (places < 1) {
            throw new IllegalArgumentException("places for nobody are not held: " + places);
        }
    }

    public Won total() {
        return new Won(Math.multiplyExact(price.amount(), places));
    }
}
