package io.grandstand.booking;

import io.grandstand.kernel.AccountId;

/** Giving seats and places away. */
public interface SeatGifts {

    /**
     * Sells to a guest for nothing, at once and whatever the guest has already: free seats and places, and seats that the
     * host keeps from sale. {@link SeatHolds#cancel} undoes it; then what the host had kept from sale is kept from it again.
     *
     * @param gift in the guest's name; idempotent by its id. Not the best seats: a host says which
     * @return {@link HoldResult.Held} of a hold that is {@link HoldStatus#CONFIRMED} and costs nothing, or what it has become
     *     since; {@link HoldResult.SalesClosed} before fans see the performance, once it begins, and where it is cancelled;
     *     {@link HoldResult.UnknownPerformance} also of another host's
     */
    HoldResult give(HoldSeats gift, AccountId host);
}
