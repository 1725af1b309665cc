package io.grandstand.notification;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.payment.event.PaymentFailed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells a fan that no money was taken. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class PaymentFailedConsumer {

    private static final String NAME = "notification.payment-failed";

    private final KeepingNotices notices;

    PaymentFailedConsumer(KeepingNotices notices) {
        this.notices = notices;
    }

    /** The reference of a payment is the order that it is for. */
    @KafkaListener(topics = PaymentFailed.TOPIC, groupId = NAME)
    void on(PaymentFailed event) {
        var content = new Content.PaymentNotTaken(event.reference(), event.paymentId(), event.amount(), event.reason());
        notices.keep(NAME, event, event.accountId(), content);
    }
}
