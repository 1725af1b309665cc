package io.grandstand.booking;

import io.grandstand.catalog.AreaNo;
import io.grandstand.kernel.Won;
import java.util.Optional;

/** The places of a hold in a general-admission area, each at the price that it was held at. */
public record HeldArea(AreaNo area, String label, Won price, int places) {

    public HeldArea {
        if (places < 1) {
            throw new IllegalArgumentException("places for nobody are not held: " + places);
        }
    }

    /** So many of its places, or as many as there are; none where that is nobody's. */
    public Optional<HeldArea> reducedTo(int placesMax) {
        int left = Math.min(places, placesMax);
        return left == 0 ? Optional.empty() : Optional.of(new HeldArea(area, label, price, left));
    }

    public Won total() {
        return new Won(Math.multiplyExact(price.amount(), places));
    }
}
