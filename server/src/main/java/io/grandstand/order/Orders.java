package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.List;
import java.util.Optional;

/** Buying what is held. Every call is idempotent by the ids it carries. */
public interface Orders {

    PlaceOrderResult place(PlaceOrder command);

    PayOrderResult pay(PayOrder command);

    GiveUpResult giveUp(OrderId id, AccountId account);

    /** Somebody else's order is none. */
    Optional<OrderView> find(OrderId id, AccountId account);

    /** Those to be paid, or being paid, newest first. */
    List<OrderView> unpaid(AccountId account, PerformanceId performance);

    /** Newest first. */
    Page<OrderView> of(AccountId account, PageRequest page);

    /** Those of the performance that begins next first, of what is over the latest first, cancelled ones last. */
    Page<Ticket> ticketsOf(AccountId account, PageRequest page);

    /**
     * What stands on a ticket for a gate to read: signed, so that it can be checked without asking anyone. One that was
     * cancelled has none.
     */
    Optional<String> code(Ticket ticket);

    Sales sales(PerformanceId performance);
}
