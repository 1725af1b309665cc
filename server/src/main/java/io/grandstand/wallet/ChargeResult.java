package io.grandstand.wallet;

import io.grandstand.kernel.Won;

/** What became of the wish to put money into a wallet. */
public sealed interface ChargeResult {

    /** The wallet holds {@code balance} now. */
    record Charged(Won balance) implements ChargeResult {}

    sealed interface Refused extends ChargeResult {}

    record BadAmount(Won min, Won max) implements Refused {}

    /** The wallet would hold more than it may. */
    record TooFull(Won balanceMax) implements Refused {}

    record IdReused() implements Refused {}

    /** There is no way here by which money could come in. */
    record Unavailable() implements Refused {}
}
