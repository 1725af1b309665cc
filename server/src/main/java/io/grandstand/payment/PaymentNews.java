package io.grandstand.payment;

import io.grandstand.kernel.Ids;
import io.grandstand.outbox.Outbox;
import io.grandstand.payment.event.PaymentCompleted;
import io.grandstand.payment.event.PaymentFailed;
import io.grandstand.payment.event.PaymentRefunded;
import java.time.InstantSource;
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

    void completed(Payment payment) {
        outbox.append(new PaymentCompleted(
                ids.next(),
                clock.instant(),
                payment.id().value(),
                payment.reference().value(),
                payment.account().value(),
                payment.amount().amount(),
                payment.method().name()));
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

    void failed(Payment payment, PaymentFailure failure) {
        outbox.append(new PaymentFailed(
                ids.next(),
                clock.instant(),
                payment.id().value(),
                payment.reference().value(),
                payment.account().value(),
                payment.amount().amount(),
                failure.slug()));
    }
}
