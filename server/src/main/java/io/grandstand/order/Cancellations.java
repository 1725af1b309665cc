package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import java.util.Optional;

/** Giving bought tickets back. */
public interface Cancellations {

    /** Idempotent by its id, and without one, too: no ticket is cancelled twice. */
    CancelTicketsResult cancel(CancelTickets command);

    /** What it would come to; somebody else's order is none. */
    Optional<CancellationOffer> offer(OrderId order, AccountId account);
}
