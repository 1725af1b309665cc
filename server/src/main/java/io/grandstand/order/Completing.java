package io.grandstand.order;

import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Ids;
import io.grandstand.order.OrderBook.Details;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The last step of a purchase that went well: tickets, and the news of them. */
@Component
class Completing {

    private static final Logger log = LoggerFactory.getLogger(Completing.class);

    private final OrderBook book;
    private final OrderReading reading;
    private final Performances performances;
    private final AdmissionDesk admissions;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionOperations transactions;
    private final MeterRegistry metrics;

    Completing(
            OrderBook book,
            OrderReading reading,
            Performances performances,
            AdmissionDesk admissions,
            Outbox outbox,
            Ids ids,
            InstantSource clock,
            TransactionOperations transactions,
            MeterRegistry metrics) {
        this.book = book;
        this.reading = reading;
        this.performances = performances;
        this.admissions = admissions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** The seats are the fan's: issues the tickets, once. */
    void complete(Purchase order) {
        PerformanceTerms terms = performances.find(order.performance()).orElseThrow();
        boolean completed = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean ours = book.move(order, OrderMove.SEATS_CONFIRMED, Details.NONE);
            if (ours) {
                book.issueTickets(order, () -> new TicketId(ids.next()));
                outbox.append(event(order, terms));
            }
            return ours;
        }));
        if (completed) {
            log.info("order={} move={} state={}", order.id(), OrderMove.SEATS_CONFIRMED, OrderState.COMPLETED);
            count(OrderMove.SEATS_CONFIRMED);
            admissions.through(order.account(), order.performance());
        }
    }

    private OrderCompleted event(Purchase order, PerformanceTerms terms) {
        return new OrderCompleted(
                ids.next(),
                clock.instant(),
                order.id().value(),
                order.account().value(),
                order.performance().value(),
                terms.title(),
                terms.startsAt(),
                reading.view(order).lines().stream().map(OrderLine::label).toList(),
                order.total().amount());
    }

    /** Counts orders by how they ended; other moves are not counted. */
    void count(OrderMove move) {
        switch (move.to()) {
            case COMPLETED, CANCELLED, EXPIRED, FAILED ->
                metrics.counter("grandstand.orders", "outcome", move.to().name())
                        .increment();
            case CREATED, PAYING, CONFIRMING, UNPAYING, REFUNDING, GIVING_UP -> {}
        }
    }
}
