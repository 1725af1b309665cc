package io.grandstand.notification;

import io.grandstand.identity.event.NewPasswordAsked;
import io.grandstand.identity.event.PasswordChanged;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells somebody what happened to their password, in case it was not them. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class PasswordConsumer {

    private static final String ASKED = "notification.password-asked";
    private static final String CHANGED = "notification.password-changed";

    private final KeepingNotices notices;

    PasswordConsumer(KeepingNotices notices) {
        this.notices = notices;
    }

    @KafkaListener(topics = NewPasswordAsked.TOPIC, groupId = ASKED)
    void on(NewPasswordAsked event) {
        notices.keep(ASKED, event, event.accountId(), new Content.PasswordAsked(event.validMinutes()));
    }

    @KafkaListener(topics = PasswordChanged.TOPIC, groupId = CHANGED)
    void on(PasswordChanged event) {
        notices.keep(CHANGED, event, event.accountId(), new Content.PasswordRenewed(event.byLink()));
    }
}
