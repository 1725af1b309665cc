package io.grandstand.order;

import java.time.Instant;
import java.util.Optional;

/**
 * A gift as its host sees it.
 *
 * @param email of the guest's account; empty where that is gone
 * @param at when it was given
 * @param order what the guest has of it
 * @param takenBack whether the host took it back, or what was left of it
 */
public record GiftView(
        GiftId id, String email, Optional<String> reason, Instant at, OrderView order, boolean takenBack) {

    /** What became of it. */
    public enum Status {
        GIVEN,
        /** All of it, by the guest. */
        RETURNED,
        /** All of it, or what the guest had left, by the host. */
        TAKEN_BACK
    }

    public Status status() {
        if (order.status() == OrderStatus.COMPLETED) {
            return Status.GIVEN;
        }
        return takenBack ? Status.TAKEN_BACK : Status.RETURNED;
    }
}
