package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.outbox.Inbox;
import io.grandstand.payment.event.PaymentFailed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells a fan that no money was taken. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class PaymentFailedConsumer {

    private static final String NAME = "notification.payment-failed";

    private final Inbox inbox;
    private final NoticeBook book;
    private final Ids ids;

    PaymentFailedConsumer(Inbox inbox, NoticeBook book, Ids ids) {
        this.inbox = inbox;
        this.book = book;
        this.ids = ids;
    }

    /** The reference of a payment is the order that it is for. */
    @KafkaListener(topics = PaymentFailed.TOPIC, groupId = NAME)
    void on(PaymentFailed event) {
        var content = new Content.PaymentNotTaken(event.reference(), event.paymentId(), event.amount(), event.reason());
        inbox.once(
                NAME,
                event.eventId(),
                () -> book.keep(
                        new NoticeId(ids.next()),
                        new AccountId(event.accountId()),
                        event.eventId(),
                        content,
                        event.at()));
    }
}
