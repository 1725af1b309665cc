package io.grandstand.wallet;

/** Why money moved. */
public enum TransferKind {
    CHARGE,
    PAYMENT,
    REFUND
}
