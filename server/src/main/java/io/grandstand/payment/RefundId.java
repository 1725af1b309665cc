package io.grandstand.payment;

import java.util.UUID;

/** Names one giving back of a part of a payment; made here, so that it is never the id of anything else. */
public record RefundId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
