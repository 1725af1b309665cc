package io.grandstand.notification;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.event.TicketsCancelled;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells a fan that tickets are cancelled, and what goes back; or that given ones are the house's again. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class TicketsCancelledConsumer {

    private static final String NAME = "notification.tickets-cancelled";

    private final KeepingNotices notices;

    TicketsCancelledConsumer(KeepingNotices notices) {
        this.notices = notices;
    }

    @KafkaListener(topics = TicketsCancelled.TOPIC, groupId = NAME)
    void on(TicketsCancelled event) {
        Content content = event.complimentary() ? ofGift(event) : cancelled(event);
        notices.keep(NAME, event, event.accountId(), content);
    }

    private static Content cancelled(TicketsCancelled event) {
        return new Content.TicketsGivenBack(
                event.orderId(),
                event.performanceId(),
                event.performanceTitle(),
                event.performanceStartsAt(),
                event.seatLabels(),
                event.fee(),
                event.refund(),
                !event.whole());
    }

    private static Content ofGift(TicketsCancelled event) {
        return new Content.OfGift(
                event.takenBack() ? Content.Kind.TICKETS_TAKEN_BACK : Content.Kind.TICKETS_RETURNED,
                event.orderId(),
                event.performanceId(),
                event.performanceTitle(),
                event.performanceStartsAt(),
                event.seatLabels());
    }
}
