package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.outbox.Inbox;
import io.grandstand.waitingroom.event.CallMissed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells a fan who is not looking at the line that it is their turn. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class CallMissedConsumer {

    private static final String NAME = "notification.call-missed";

    private final Inbox inbox;
    private final NoticeBook book;
    private final Ids ids;

    CallMissedConsumer(Inbox inbox, NoticeBook book, Ids ids) {
        this.inbox = inbox;
        this.book = book;
        this.ids = ids;
    }

    @KafkaListener(topics = CallMissed.TOPIC, groupId = NAME)
    void on(CallMissed event) {
        var content = new Content.TurnCame(event.performanceId(), event.performanceTitle(), event.number());
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
