package io.grandstand.order;

import io.grandstand.kernel.Won;

/** What is kept of a ticket's price when it is cancelled; the rest goes back. */
public record TicketFee(Ticket ticket, Won fee) {

    public Won refund() {
        return ticket.price().minus(fee);
    }
}
