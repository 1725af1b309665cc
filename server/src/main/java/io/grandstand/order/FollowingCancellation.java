package io.grandstand.order;

import io.grandstand.order.WritingCancellation.Written;
import io.grandstand.payment.Payments;
import io.grandstand.payment.RefundId;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What follows from a cancellation that is written: the seats are free, the money goes back, and it is counted. What fails
 * here is due in a while, and done then.
 */
@Component
class FollowingCancellation {

    private static final Logger LOG = LoggerFactory.getLogger(FollowingCancellation.class);

    private final FreeingSeats freeing;
    private final Payments payments;
    private final Completing orders;
    private final MeterRegistry metrics;

    FollowingCancellation(FreeingSeats freeing, Payments payments, Completing orders, MeterRegistry metrics) {
        this.freeing = freeing;
        this.payments = payments;
        this.orders = orders;
        this.metrics = metrics;
    }

    void follow(Written.Now written) {
        CancellationBook.Row cancellation = written.row();
        LOG.info(
                "order={} cancellation={} percent={} fee={} refund={} given={}",
                cancellation.order(),
                cancellation.id(),
                cancellation.percent(),
                cancellation.fee().amount(),
                cancellation.refund().amount(),
                written.given());
        // A gift was no sale, so that this undoes none; gifts have a counter of their own.
        if (!written.given()) {
            metrics.counter(
                            "grandstand.cancellations",
                            "whole",
                            Boolean.toString(written.ended().isPresent()))
                    .increment();
        }
        try {
            freeing.free(cancellation.id());
        } catch (RuntimeException e) {
            LOG.warn("cancellation={} its seats could not be freed now; they are due", cancellation.id(), e);
        }
        cancellation.refundId().ifPresent(this::giveBack);
        written.ended().ifPresent(ended -> orders.moved(ended.order(), ended.move()));
    }

    private void giveBack(RefundId refund) {
        try {
            payments.proceedRefund(refund);
        } catch (RuntimeException e) {
            LOG.warn("refund={} could not be given back now; it is due", refund, e);
        }
    }
}
