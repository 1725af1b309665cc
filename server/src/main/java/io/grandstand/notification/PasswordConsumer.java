package io.grandstand.notification;

import io.grandstand.identity.event.NewPasswordAsked;
import io.grandstand.identity.event.PasswordChanged;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.outbox.Inbox;
import java.time.Instant;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells somebody what happened to their password, in case it was not them. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class PasswordConsumer {

    private static final String ASKED = "notification.password-asked";
    private static final String CHANGED = "notification.password-changed";

    private final Inbox inbox;
    private final NoticeBook book;
    private final Ids ids;

    PasswordConsumer(Inbox inbox, NoticeBook book, Ids ids) {
        this.inbox = inbox;
        this.book = book;
        this.ids = ids;
    }

    @KafkaListener(topics = NewPasswordAsked.TOPIC, groupId = ASKED)
    void on(NewPasswordAsked event) {
        keep(ASKED, event.eventId(), event.accountId(), new Content.PasswordAsked(event.validMinutes()), event.at());
    }

    @KafkaListener(topics = PasswordChanged.TOPIC, groupId = CHANGED)
    void on(PasswordChanged event) {
        keep(CHANGED, event.eventId(), event.accountId(), new Content.PasswordRenewed(event.byLink()), event.at());
    }

    private void keep(String consumer, UUID cause, UUID account, Content content, Instant at) {
        inbox.once(
                consumer, cause, () -> book.keep(new NoticeId(ids.next()), new AccountId(account), cause, content, at));
    }
}
