package io.grandstand.payment;

/** What became of the wish to take no money after all. */
public enum AbandonResult {
    /** None was taken and none will be. */
    ABANDONED,
    /** It is being taken, or was. */
    TOO_LATE
}
