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
 * One order, as its row says.
 *
 * @param overdue whether the time to pay was over when it was read, by the database's clock
 * @param moves how many it has made: an order comes back to a state that it was in, but never to this number
 * @param given whether a host gave it to its fan
 */
record Purchase(
        OrderId id,
        AccountId account,
        HoldId hold,
        PerformanceId performance,
        OrderState state,
        Won total,
        Optional<PaymentId> payment,
        Instant payUntil,
        boolean overdue,
        int moves,
        Instant createdAt,
        boolean given) {

    boolean paidBy(PaymentId id) {
        return payment.filter(id::equals).isPresent();
    }

    /** Why no payment can be begun now; empty where one can. */
    Optional<PayOrderResult.Refused> refusesPayment() {
        return switch (state) {
            case CREATED ->
                overdue ? Optional.of(new PayOrderResult.NotPayable(OrderStatus.EXPIRED)) : Optional.empty();
            case PAYING, UNPAYING -> Optional.of(new PayOrderResult.AlreadyPaying());
            case CONFIRMING, REFUNDING, COMPLETED -> Optional.of(new PayOrderResult.AlreadyPaid());
            case GIVING_UP, CANCELLED, EXPIRED, FAILED -> Optional.of(new PayOrderResult.NotPayable(state.shown()));
        };
    }

    OrderView view(List<OrderLine> lines, List<Ticket> tickets, Won givenBack) {
        OrderStatus status = state == OrderState.CREATED && overdue ? OrderStatus.EXPIRED : state.shown();
        return new OrderView(
                id,
                account,
                hold,
                performance,
                status,
                lines,
                total,
                payUntil,
                payment,
                tickets,
                givenBack,
                createdAt,
                given);
    }
}
