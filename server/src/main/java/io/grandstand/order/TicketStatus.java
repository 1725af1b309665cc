package io.grandstand.order;

/** Whether a ticket lets somebody in. */
public enum TicketStatus {
    VALID,
    USED,
    CANCELLED
}
