package io.grandstand.order;

import io.grandstand.kernel.Won;
import io.grandstand.order.CancelTicketsResult.Refused;
import io.grandstand.order.CancellableOrder.Decision;
import io.grandstand.order.PromisedFees.Promise;
import io.grandstand.payment.Payments;
import io.grandstand.payment.RefundId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The part of a cancellation that is done at once or not at all: it decides under the order's lock, and writes. */
@Component
class WritingCancellation {

    /** What it came to. */
    sealed interface Written {

        /**
         * @param given whether the order was a gift
         * @param ended where nothing is left of the order
         */
        record Now(CancellationBook.Row row, boolean given, Optional<Ended> ended) implements Written {}

        /** The same wish had been here before. */
        record Before(CancellationBook.Row row) implements Written {}

        record Nothing(Refused why) implements Written {}
    }

    /** The end of an order, and the move that led there. */
    record Ended(Purchase order, OrderMove move) {}

    private final OrderBook orders;
    private final OrderReading reading;
    private final CancellationBook book;
    private final Payments payments;
    private final OrderNews news;

    WritingCancellation(
            OrderBook orders, OrderReading reading, CancellationBook book, Payments payments, OrderNews news) {
        this.orders = orders;
        this.reading = reading;
        this.book = book;
        this.payments = payments;
        this.news = news;
    }

    /** To be rolled back where it came to nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    Written write(CancelTickets command, Promise promise) {
        Purchase order = orders.lock(command.order()).orElseThrow();
        Optional<CancellationBook.Row> before = book.find(command.id());
        if (before.isPresent()) {
            return again(before.get(), command);
        }
        var cancellable = new CancellableOrder(
                order, reading.tickets(order.id()), promise.terms(), promise.startsAt(), book.now());
        return switch (cancellable.decide(command)) {
            case Decision.Refuse(Refused why) -> new Written.Nothing(why);
            case Decision.Cancel cancel -> write(command, order, cancel, cancellable.leaves(cancel));
        };
    }

    private Written write(CancelTickets command, Purchase order, Decision.Cancel cancel, boolean leaves) {
        Optional<RefundId> refund = Optional.of(cancel.refund())
                .filter(amount -> !amount.equals(Won.ZERO))
                .map(amount -> payments.prepareRefund(order.payment().orElseThrow(), amount));
        if (!book.insert(command, cancel, refund)) {
            return new Written.Nothing(new CancelTicketsResult.IdReused());
        }
        Optional<Ended> ended = leaves ? Optional.empty() : Optional.of(end(order, move(command)));
        news.cancelled(order, command, cancel, ended.isPresent());
        return new Written.Now(book.find(command.id()).orElseThrow(), order.given(), ended);
    }

    private static OrderMove move(CancelTickets command) {
        return command.takenBackBy().isPresent() ? OrderMove.TAKEN_BACK : OrderMove.TICKETS_CANCELLED;
    }

    private Ended end(Purchase order, OrderMove move) {
        return orders.move(order, move, OrderBook.Details.NONE)
                .map(ended -> new Ended(ended, move))
                .orElseThrow(() -> new IllegalStateException("the order moved under its lock: " + order.id()));
    }

    private Set<TicketId> cancelledBy(CancellationBook.Row cancellation) {
        return book.cancelled(cancellation.order()).entrySet().stream()
                .filter(ticket -> ticket.getValue().equals(cancellation.id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Written again(CancellationBook.Row before, CancelTickets command) {
        boolean same = before.order().equals(command.order())
                && command.tickets()
                        .map(named -> !before.whole() && named.equals(cancelledBy(before)))
                        .orElse(before.whole());
        return same ? new Written.Before(before) : new Written.Nothing(new CancelTicketsResult.IdReused());
    }
}
