package io.grandstand.notification;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.waitingroom.event.CallMissed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells a fan who is not looking at the line that it is their turn. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class CallMissedConsumer {

    private static final String NAME = "notification.call-missed";

    private final KeepingNotices notices;

    CallMissedConsumer(KeepingNotices notices) {
        this.notices = notices;
    }

    @KafkaListener(topics = CallMissed.TOPIC, groupId = NAME)
    void on(CallMissed event) {
        var content = new Content.TurnCame(event.performanceId(), event.performanceTitle(), event.number());
        notices.keep(NAME, event, event.accountId(), content);
    }
}
