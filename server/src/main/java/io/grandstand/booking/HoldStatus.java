package io.grandstand.booking;

/** Where a hold is in its life; the legal moves between them stand in one table of the domain. */
public enum HoldStatus {
    /** Kept for its fan until the deadline. */
    HELD,
    /** A payment was begun; one bounded extension. */
    CHECKOUT,
    /** Money is being taken; no deadline until the outcome is known. */
    CAPTURING,
    /** Sold. */
    CONFIRMED,
    /** Given back by its fan. */
    RELEASED,
    /** Its time ran out. */
    EXPIRED
}
