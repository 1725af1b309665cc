package io.grandstand.wallet;

import java.time.Instant;

/**
 * One line of a wallet's history.
 *
 * @param change what it did to the balance: below zero where money went out
 */
public record WalletEntry(TransferId transfer, TransferKind kind, long change, Instant at) {}
