package io.grandstand.waitingroom;

import java.util.Optional;
import java.util.OptionalInt;

/** What is left, in a word. */
enum Seats {
    AVAILABLE,
    /** Few are left; who stands far back should know. */
    NEARLY_SOLD_OUT,
    /** Nothing is left as it is. What others give back, those in line may still get: nobody is called meanwhile. */
    SOLD_OUT;

    /** Nearly sold out is one in so many. */
    private static final int FEW_PART = 20;

    /**
     * Empty while it is not known what is left.
     *
     * @param total for sale in the beginning; 0 where that is not known
     */
    static Optional<Seats> of(OptionalInt left, int total) {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        if (left.getAsInt() == 0) {
            return Optional.of(SOLD_OUT);
        }
        return Optional.of(left.getAsInt() <= total / FEW_PART ? NEARLY_SOLD_OUT : AVAILABLE);
    }
}
