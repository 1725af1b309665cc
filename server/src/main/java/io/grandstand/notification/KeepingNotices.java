package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.outbox.Inbox;
import io.grandstand.outbox.IntegrationEvent;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps what somebody is told of an event, once, however often it comes. */
@Component
class KeepingNotices {

    private final Inbox inbox;
    private final NoticeBook book;
    private final Ids ids;

    KeepingNotices(Inbox inbox, NoticeBook book, Ids ids) {
        this.inbox = inbox;
        this.book = book;
        this.ids = ids;
    }

    /** @param account who is told */
    void keep(String consumer, IntegrationEvent event, UUID account, Content content) {
        inbox.once(
                consumer,
                event.eventId(),
                () -> book.keep(
                        new NoticeId(ids.next()), new AccountId(account), event.eventId(), content, event.at()));
    }
}
