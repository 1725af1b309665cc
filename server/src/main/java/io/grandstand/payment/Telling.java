package io.grandstand.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whoever asked for money what became of it, and counts it. */
@Component
class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    /** Found when it is needed: who listens needs {@link Payments}, and so cannot be made before it. */
    private final ObjectProvider<PaymentOutcomes> outcomes;

    private final MeterRegistry metrics;

    Telling(ObjectProvider<PaymentOutcomes> outcomes, MeterRegistry metrics) {
        this.outcomes = outcomes;
        this.metrics = metrics;
    }

    CapturePermission mayCapture(Payment payment) {
        try {
            return outcomes.getObject().mayCapture(payment.view());
        } catch (RuntimeException e) {
            LOG.warn("payment={} could not be authorized now", payment.id(), e);
            return CapturePermission.ASK_AGAIN;
        }
    }

    void completed(Payment payment) {
        tell(payment, PaymentOutcomes::completed);
    }

    void failed(Payment payment) {
        tell(payment, PaymentOutcomes::failed);
    }

    void refunded(Payment payment) {
        tell(payment, PaymentOutcomes::refunded);
    }

    /** What is not heard here is heard by the event, or found by the listener's own job: the payment has its outcome. */
    private void tell(Payment payment, BiConsumer<PaymentOutcomes, PaymentView> what) {
        LOG.info(
                "payment={} reference={} method={} state={}{}",
                payment.id(),
                payment.reference(),
                payment.method(),
                payment.state(),
                payment.failure().map(failure -> " failure=" + failure.slug()).orElse(""));
        metrics.counter(
                        "grandstand.payments",
                        "method",
                        payment.method().name(),
                        "outcome",
                        payment.failure()
                                .map(PaymentFailure::slug)
                                .orElse(payment.state().shown().name()))
                .increment();
        try {
            what.accept(outcomes.getObject(), payment.view());
        } catch (RuntimeException e) {
            LOG.warn("payment={} state={} was not heard", payment.id(), payment.state(), e);
        }
    }
}
