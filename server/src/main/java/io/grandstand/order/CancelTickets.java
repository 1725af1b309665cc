package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.util.Optional;
import java.util.Set;

/**
 * The wish to give tickets of an order back.
 *
 * @param tickets which; empty for all that the order has
 * @param account whose order it is
 * @param agreed the fee that was agreed to; empty for whatever it is
 * @param takenBackBy the host who gave them and wishes it; empty where it is their fan
 */
public record CancelTickets(
        CancellationId id,
        OrderId order,
        AccountId account,
        Optional<Set<TicketId>> tickets,
        Optional<Won> agreed,
        Optional<AccountId> takenBackBy) {

    /** An order has no more, and neither has a wish. */
    public static final int TICKETS_MAX = 20;

    public CancelTickets {
        tickets = tickets.map(Set::copyOf);
        if (tickets.filter(named -> named.isEmpty() || named.size() > TICKETS_MAX)
                .isPresent()) {
            throw new IllegalArgumentException("a cancellation is of 1 to " + TICKETS_MAX + " tickets");
        }
    }

    /** The wish of the fan whose order it is. */
    public static CancelTickets byFan(
            CancellationId id,
            OrderId order,
            AccountId account,
            Optional<Set<TicketId>> tickets,
            Optional<Won> agreed) {
        return new CancelTickets(id, order, account, tickets, agreed, Optional.empty());
    }
}
