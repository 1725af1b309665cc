package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.order.OrderBook.Bought;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes an order of seats that were given away: completed, with tickets and the news of them, all at once and once. */
@Component
class WritingGift {

    /** By what became of them: {@code given} and {@code taken-back}. */
    static final String METRIC = "grandstand.gifts";

    private static final Logger LOG = LoggerFactory.getLogger(WritingGift.class);

    private final GiftBook gifts;
    private final OrderBook orders;
    private final OrderNews news;
    private final PromisedFees fees;
    private final TransactionOperations transactions;
    private final MeterRegistry metrics;

    WritingGift(
            GiftBook gifts,
            OrderBook orders,
            OrderNews news,
            PromisedFees fees,
            TransactionOperations transactions,
            MeterRegistry metrics) {
        this.gifts = gifts;
        this.orders = orders;
        this.news = news;
        this.fees = fees;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    void write(Gift gift, HoldView hold) {
        if (Boolean.TRUE.equals(transactions.execute(_ -> written(gift, hold)))) {
            LOG.info(
                    "gift={} performance={} host={} guest={} order={} given",
                    gift.id(),
                    gift.performance(),
                    gift.host(),
                    gift.guest(),
                    gift.order());
            metrics.counter(METRIC, "outcome", "given").increment();
        }
    }

    private boolean written(Gift gift, HoldView hold) {
        if (!gifts.given(gift)) {
            return false;
        }
        Purchase order = gifts.insertOrder(gift, hold, fees.ofGifts());
        Map<OrderId, List<String>> labels = orders.issueTickets(List.of(new Bought(order, hold)));
        news.completed(List.of(order), labels);
        return true;
    }
}
