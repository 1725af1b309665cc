package io.grandstand.order;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.outbox.Inbox;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.event.PaymentCompleted;
import io.grandstand.payment.event.PaymentFailed;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears outcomes of payments that the direct call did not get through with: its process died in between. */
@Component
@RunsIn(Role.ORDER_CONSUMER)
class PaymentEventConsumer {

    private static final String GROUP = "order";

    private final Inbox inbox;
    private final Saga saga;

    PaymentEventConsumer(Inbox inbox, Saga saga) {
        this.inbox = inbox;
        this.saga = saga;
    }

    @KafkaListener(topics = PaymentCompleted.TOPIC, groupId = GROUP)
    void on(PaymentCompleted event) {
        hear(event.eventId(), event.reference(), event.paymentId(), OrderMove.PAYMENT_COMPLETED);
    }

    @KafkaListener(topics = PaymentFailed.TOPIC, groupId = GROUP)
    void on(PaymentFailed event) {
        hear(event.eventId(), event.reference(), event.paymentId(), OrderMove.PAYMENT_FAILED);
    }

    /** Only the note is made once with the event; what follows from it waits for others, and is due if it is not done. */
    private void hear(UUID event, UUID reference, UUID payment, OrderMove outcome) {
        var order = new OrderId(reference);
        var news = new AtomicReference<Optional<Purchase>>(Optional.empty());
        inbox.once(GROUP, event, () -> news.set(saga.hear(order, new PaymentId(payment), outcome)));
        news.get().ifPresent(saga::advance);
    }
}
