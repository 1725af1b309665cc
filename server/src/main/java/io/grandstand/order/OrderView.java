package io.grandstand.order;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import io.grandstand.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as others see it.
 *
 * @param status {@link OrderStatus#EXPIRED} as soon as the time to pay is over, written down or not
 * @param payment the last one that was begun
 * @param tickets in the order of their seats; none until it is completed
 * @param givenBack of {@code total}: the price of tickets that were cancelled, less their fees
 * @param given whether a host gave it to its fan, who pays nothing
 */
public record OrderView(
        OrderId id,
        AccountId account,
        HoldId hold,
        PerformanceId performance,
        OrderStatus status,
        List<OrderLine> lines,
        Won total,
        Instant payUntil,
        Optional<PaymentId> payment,
        List<Ticket> tickets,
        Won givenBack,
        Instant createdAt,
        boolean given) {

    public OrderView {
        lines = List.copyOf(lines);
        tickets = List.copyOf(tickets);
    }
}
