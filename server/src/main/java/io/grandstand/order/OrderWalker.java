package io.grandstand.order;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after orders whose step is due: fans who did not pay, outcomes that were not heard, processes that died. */
@Component
@RunsIn(Role.ORDER_JOBS)
class OrderWalker {

    private static final Logger LOG = LoggerFactory.getLogger(OrderWalker.class);

    private static final int ORDERS_MAX = 200;

    private final OrderBook book;
    private final Saga saga;
    private final MeterRegistry metrics;

    OrderWalker(OrderBook book, Saga saga, MeterRegistry metrics) {
        this.book = book;
        this.saga = saga;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelay = 500)
    void walk() {
        for (OrderId id : book.claimDue(ORDERS_MAX)) {
            try {
                OrderState before = book.get(id).state();
                saga.advance(id);
                OrderState after = book.get(id).state();
                if (before != OrderState.CREATED && after != before) {
                    LOG.info("order={} repaired from={} to={}", id, before, after);
                    metrics.counter("grandstand.orders.repaired", "state", before.name())
                            .increment();
                }
            } catch (RuntimeException e) {
                LOG.warn("order={} could not be moved on; it stays due", id, e);
            }
        }
    }
}
