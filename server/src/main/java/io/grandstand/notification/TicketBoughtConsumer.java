package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells a fan that the tickets are theirs. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class TicketBoughtConsumer {

    private static final String NAME = "notification.ticket-bought";

    private final Inbox inbox;
    private final NoticeBook book;
    private final Ids ids;

    TicketBoughtConsumer(Inbox inbox, NoticeBook book, Ids ids) {
        this.inbox = inbox;
        this.book = book;
        this.ids = ids;
    }

    @KafkaListener(topics = OrderCompleted.TOPIC, groupId = NAME)
    void on(OrderCompleted event) {
        var content = new Content.TicketBought(
                event.orderId(),
                event.performanceId(),
                event.performanceTitle(),
                event.performanceStartsAt(),
                event.seatLabels(),
                event.total());
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
