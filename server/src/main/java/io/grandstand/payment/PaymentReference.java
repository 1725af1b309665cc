package io.grandstand.payment;

import java.util.UUID;

/** What is paid for, in the words of whoever asks for the money. */
public record PaymentReference(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
