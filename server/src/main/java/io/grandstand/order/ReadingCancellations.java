package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import io.grandstand.order.PromisedFees.Promise;
import io.grandstand.payment.Payments;
import io.grandstand.payment.RefundId;
import io.grandstand.payment.RefundView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What cancelling an order comes to, and what was cancelled of it. */
@Component
class ReadingCancellations {

    private final CancellationBook book;
    private final OrderBook orders;
    private final OrderReading reading;
    private final PromisedFees fees;
    private final Payments payments;

    ReadingCancellations(
            CancellationBook book, OrderBook orders, OrderReading reading, PromisedFees fees, Payments payments) {
        this.book = book;
        this.orders = orders;
        this.reading = reading;
        this.fees = fees;
        this.payments = payments;
    }

    Optional<CancellationOffer> offer(OrderId id, AccountId account) {
        return orders.find(id, account).map(order -> {
            OrderView view = reading.view(order);
            Promise promise = fees.of(order);
            var cancellable =
                    new CancellableOrder(order, view.tickets(), promise.terms(), promise.startsAt(), book.now());
            return new CancellationOffer(
                    view,
                    promise.terms(),
                    cancellable.rule(),
                    cancellable.offered(),
                    cancelled(order, view.tickets(), book.of(id)));
        });
    }

    /** What was promised with an order of this fan. */
    Optional<Promise> promised(OrderId id, AccountId account) {
        return orders.find(id, account).map(fees::of);
    }

    Cancellation one(CancellationBook.Row row) {
        Purchase order = orders.get(row.order());
        return cancelled(order, reading.tickets(order.id()), List.of(row)).getFirst();
    }

    private List<Cancellation> cancelled(Purchase order, List<Ticket> tickets, List<CancellationBook.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<TicketId, CancellationId> by = book.cancelled(order.id());
        Set<RefundId> arrived = order.payment().stream()
                .flatMap(payment -> payments.refundsOf(payment, CancelTickets.TICKETS_MAX).stream())
                .filter(RefundView::done)
                .map(RefundView::id)
                .collect(Collectors.toSet());
        return rows.stream()
                .map(row -> cancellation(
                        row,
                        tickets.stream()
                                .filter(ticket -> row.id().equals(by.get(ticket.id())))
                                .toList(),
                        row.refundId().map(arrived::contains).orElse(true)))
                .toList();
    }

    private static Cancellation cancellation(CancellationBook.Row row, List<Ticket> tickets, boolean refunded) {
        return new Cancellation(
                row.id(),
                row.order(),
                row.at(),
                row.percent(),
                row.daysBefore(),
                row.fee(),
                row.refund(),
                tickets,
                refunded);
    }
}
