package io.grandstand.order;

import io.grandstand.kernel.DueWork;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after orders whose step is due: fans who did not pay, outcomes that were not heard, processes that died. */
@Component
@RunsIn(Role.ORDER_JOBS)
class OrderWalker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OrderWalker.class);

    /** So many wait for seats or money, and no more leases are taken than are worked on. */
    private static final int ORDERS_AT_ONCE_MAX = 64;

    private final OrderBook book;
    private final Saga saga;
    private final MeterRegistry metrics;
    private final DueWork<OrderId> due;

    OrderWalker(OrderBook book, Saga saga, MeterRegistry metrics) {
        this.book = book;
        this.saga = saga;
        this.metrics = metrics;
        this.due = new DueWork<>("order", ORDERS_AT_ONCE_MAX, book::claimDue, this::moveOn);
    }

    @Scheduled(fixedDelay = 500)
    void walk() {
        due.begin();
    }

    private void moveOn(OrderId id) {
        Purchase order = book.get(id);
        saga.advance(order);
        OrderState before = order.state();
        OrderState after = book.get(id).state();
        if (before != OrderState.CREATED && after != before) {
            LOG.info("order={} repaired from={} to={}", id, before, after);
            metrics.counter("grandstand.orders.repaired", "state", before.name())
                    .increment();
        }
    }

    @Override
    public void destroy() {
        due.close();
    }
}
