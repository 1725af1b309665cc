package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import io.grandstand.order.OrderBook.Bought;
import io.grandstand.order.OrderBook.Details;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How a purchase ends: well, with tickets and the news of them, or otherwise; counted either way. */
@Component
class Completing {

    private static final Logger LOG = LoggerFactory.getLogger(Completing.class);

    private final OrderBook book;
    private final OrderNews news;
    private final AdmissionDesk admissions;
    private final Rounds<Bought, Boolean> completing;
    private final MeterRegistry metrics;

    Completing(OrderBook book, OrderNews news, AdmissionDesk admissions, StoreRounds rounds, MeterRegistry metrics) {
        this.book = book;
        this.news = news;
        this.admissions = admissions;
        this.completing = rounds.of(bought -> bought.order().id(), this::completeAll);
        this.metrics = metrics;
    }

    /** The seats are the fan's: issues the tickets, once. */
    void complete(Purchase order, HoldView hold) {
        if (completing.ask(new Bought(order, hold))) {
            moved(order, OrderMove.SEATS_CONFIRMED);
            admissions.through(order.account(), order.performance());
        }
    }

    private List<Boolean> completeAll(List<Bought> all) {
        List<Optional<Purchase>> moved =
                book.move(all.stream().map(Bought::order).toList(), OrderMove.SEATS_CONFIRMED, _ -> Details.NONE);
        List<Bought> ours = IntStream.range(0, all.size())
                .boxed()
                .flatMap(i ->
                        moved.get(i).map(order -> new Bought(order, all.get(i).hold())).stream())
                .toList();
        Map<OrderId, List<String>> labels = book.issueTickets(ours);
        news.completed(ours.stream().map(Bought::order).toList(), labels);
        return moved.stream().map(Optional::isPresent).toList();
    }

    /** Says so, and counts orders by how they ended; but gifts, which are counted as such. */
    void moved(Purchase order, OrderMove move) {
        LOG.info("order={} move={} state={}", order.id(), move, move.to());
        if (order.given()) {
            return;
        }
        switch (move.to()) {
            case COMPLETED, CANCELLED, EXPIRED, FAILED ->
                metrics.counter("grandstand.orders", "outcome", move.to().name())
                        .increment();
            case CREATED, PAYING, CONFIRMING, UNPAYING, REFUNDING, GIVING_UP -> {}
        }
    }
}
