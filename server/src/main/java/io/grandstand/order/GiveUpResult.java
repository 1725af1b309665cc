package io.grandstand.order;

/** What became of the wish not to buy after all. */
public enum GiveUpResult {
    /** The seats are free, or will be in a moment. */
    GIVEN_UP,
    UNKNOWN_ORDER,
    /** Money is being taken. */
    ALREADY_PAYING,
    ALREADY_PAID
}
