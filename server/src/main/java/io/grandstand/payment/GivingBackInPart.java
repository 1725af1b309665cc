package io.grandstand.payment;

import io.grandstand.payment.PaymentProvider.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives a part of a payment back by the way it came. The wish is recorded first, then the provider is asked with no
 * transaction open, as often as it takes and always by the same id, then it is recorded that the money has arrived.
 */
@Service
class GivingBackInPart {

    private static final Logger LOG = LoggerFactory.getLogger(GivingBackInPart.class);

    private final RefundBook refunds;
    private final PaymentBook payments;
    private final Providers providers;
    private final PaymentNews news;
    private final TransactionOperations transactions;
    private final MeterRegistry metrics;

    GivingBackInPart(
            RefundBook refunds,
            PaymentBook payments,
            Providers providers,
            PaymentNews news,
            TransactionOperations transactions,
            MeterRegistry metrics) {
        this.refunds = refunds;
        this.payments = payments;
        this.providers = providers;
        this.news = news;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** The refund as it is after what can be done at once. */
    Refund proceed(RefundId id) {
        Refund refund = refunds.get(id);
        if (!refund.done()) {
            ask(refund, payments.get(refund.payment()));
        }
        return refunds.get(id);
    }

    private void ask(Refund refund, Payment payment) {
        switch (providers.refund(payment, refund.id().value(), refund.amount())) {
            case Answer.Done _ -> arrived(refund, payment);
            // It must arrive whatever it takes, and somebody must find out why it does not.
            case Answer.Declined(PaymentFailure failure) -> {
                LOG.error("payment={} refund={} declined: {}", payment.id(), refund.id(), failure.slug());
                refunds.askAgainLater(refund);
            }
            case Answer.Unknown(String why) -> {
                LOG.warn("payment={} refund={} will be asked for again: {}", payment.id(), refund.id(), why);
                refunds.askAgainLater(refund);
            }
            case Answer.NeverAsked _ -> refunds.askAgainLater(refund);
        }
    }

    private void arrived(Refund refund, Payment payment) {
        boolean ours = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean first = refunds.done(refund);
            if (first) {
                news.refunded(refund, payment);
            }
            return first;
        }));
        if (ours) {
            LOG.info(
                    "payment={} reference={} method={} refund={} amount={} state=DONE",
                    payment.id(),
                    payment.reference(),
                    payment.method(),
                    refund.id(),
                    refund.amount().amount());
            metrics.counter("grandstand.refunds", "method", payment.method().name())
                    .increment();
        }
    }
}
