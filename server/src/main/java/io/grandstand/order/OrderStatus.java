package io.grandstand.order;

/** Where an order stands, as its fan sees it. */
public enum OrderStatus {
    /** To be paid. */
    CREATED,
    PAYING,
    COMPLETED,
    /** Given up by its fan, or bought, and all of its tickets cancelled. */
    CANCELLED,
    /** Not paid in time. */
    EXPIRED,
    /** Paid, but not to be had any more; the money went back. */
    FAILED
}
