package io.grandstand.payment;

/** Where a payment stands, as its payer sees it. */
public enum PaymentStatus {
    PENDING,
    COMPLETED,
    FAILED,
    REFUNDED
}
