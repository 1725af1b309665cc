package io.grandstand.order;

import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Ids;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import io.grandstand.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the world is told of an order, in the transaction of what is told. */
@Component
class OrderNews {

    private final Performances performances;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    OrderNews(Performances performances, Outbox outbox, Ids ids, InstantSource clock) {
        this.performances = performances;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param whole whether nothing is left of the order */
    void cancelled(Purchase order, CancelTickets wish, CancellableOrder.Decision.Cancel cancelled, boolean whole) {
        PerformanceTerms terms = performances.find(order.performance()).orElseThrow();
        outbox.append(new TicketsCancelled(
                ids.next(),
                clock.instant(),
                wish.id().value(),
                order.id().value(),
                order.account().value(),
                order.performance().value(),
                terms.title(),
                terms.startsAt(),
                cancelled.tickets().stream()
                        .map(fee -> fee.ticket().id().value())
                        .toList(),
                cancelled.tickets().stream().map(fee -> fee.ticket().label()).toList(),
                cancelled.fee().amount(),
                cancelled.refund().amount(),
                whole,
                order.given(),
                wish.takenBackBy().isPresent()));
    }

    /** @param labels of the tickets of each */
    void completed(List<Purchase> orders, Map<OrderId, List<String>> labels) {
        outbox.append(orders.stream()
                .map(order -> completed(order, Objects.requireNonNull(labels.get(order.id()))))
                .toList());
    }

    private OrderCompleted completed(Purchase order, List<String> labels) {
        PerformanceTerms terms = performances.find(order.performance()).orElseThrow();
        return new OrderCompleted(
                ids.next(),
                clock.instant(),
                order.id().value(),
                order.account().value(),
                order.performance().value(),
                terms.title(),
                terms.startsAt(),
                labels,
                order.total().amount(),
                order.given());
    }
}
