package io.grandstand.payment;

import io.grandstand.kernel.Ids;
import io.grandstand.outbox.IntegrationEvent;
import io.grandstand.outbox.Outbox;
import io.grandstand.payment.event.PaymentCompleted;
import io.grandstand.payment.event.PaymentFailed;
import io.grandstand.payment.event.PaymentRefunded;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the world is told of a payment, in the transaction of what is told. */
@Component
class PaymentNews {

    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    PaymentNews(Outbox outbox, Ids ids, InstantSource clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** That they were completed, or failed. */
    void ended(List<Payment> payments) {
        outbox.append(payments.stream()
                .map(payment -> payment.failure()
                        .<IntegrationEvent>map(failure -> failed(payment, failure))
                        .orElseGet(() -> completed(payment)))
                .toList());
    }

    private PaymentCompleted completed(Payment payment) {
        return new PaymentCompleted(
                ids.next(),
                clock.instant(),
                payment.id().value(),
                payment.reference().value(),
                payment.account().value(),
                payment.amount().amount(),
                payment.method().name());
    }

    private PaymentFailed failed(Payment payment, PaymentFailure failure) {
        return new PaymentFailed(
                ids.next(),
                clock.instant(),
                payment.id().value(),
                payment.reference().value(),
                payment.account().value(),
                payment.amount().amount(),
                failure.slug());
    }

    void refunded(Refund refund, Payment payment) {
        outbox.append(new PaymentRefunded(
                ids.next(),
                clock.instant(),
                refund.id().value(),
                payment.id().value(),
                payment.reference().value(),
                payment.account().value(),
                refund.amount().amount(),
                payment.method().name()));
    }
}
