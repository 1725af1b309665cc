package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.order.OrderBook.Details;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How a purchase ends: well, with tickets and the news of them, or otherwise; counted either way. */
@Component
class Completing {

    private static final Logger LOG = LoggerFactory.getLogger(Completing.class);

    private final OrderBook book;
    private final OrderNews news;
    private final AdmissionDesk admissions;
    private final TransactionOperations transactions;
    private final MeterRegistry metrics;

    Completing(
            OrderBook book,
            OrderNews news,
            AdmissionDesk admissions,
            TransactionOperations transactions,
            MeterRegistry metrics) {
        this.book = book;
        this.news = news;
        this.admissions = admissions;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** The seats are the fan's: issues the tickets, once. */
    void complete(Purchase order, HoldView hold) {
        Optional<Purchase> completed = transactions.execute(_ -> {
            Optional<Purchase> ours = book.move(order, OrderMove.SEATS_CONFIRMED, Details.NONE);
            ours.ifPresent(bought -> news.completed(bought, book.issueTickets(bought, hold)));
            return ours;
        });
        if (completed.isPresent()) {
            moved(order, OrderMove.SEATS_CONFIRMED);
            admissions.through(order.account(), order.performance());
        }
    }

    /** Says so, and counts orders by how they ended. */
    void moved(Purchase order, OrderMove move) {
        LOG.info("order={} move={} state={}", order.id(), move, move.to());
        switch (move.to()) {
            case COMPLETED, CANCELLED, EXPIRED, FAILED ->
                metrics.counter("grandstand.orders", "outcome", move.to().name())
                        .increment();
            case CREATED, PAYING, CONFIRMING, UNPAYING, REFUNDING, GIVING_UP -> {}
        }
    }
}
