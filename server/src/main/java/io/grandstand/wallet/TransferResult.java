package io.grandstand.wallet;

/** What became of a transfer; final for its id. */
public sealed interface TransferResult {

    /** The money moved, now or before. */
    record Done() implements TransferResult {}

    sealed interface Refused extends TransferResult {}

    /** The balance did not cover it; nothing moved, and by this id nothing will. */
    record NotEnough() implements Refused {}

    /** The id was used for another transfer. */
    record IdReused() implements Refused {}
}
