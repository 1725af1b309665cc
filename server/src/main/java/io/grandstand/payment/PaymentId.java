package io.grandstand.payment;

import java.util.UUID;

/** Names one attempt to pay; made by the caller. */
public record PaymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
