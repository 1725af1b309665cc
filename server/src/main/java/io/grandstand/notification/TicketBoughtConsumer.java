package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.outbox.EventReading;
import io.grandstand.outbox.Inbox;
import io.grandstand.outbox.WholePoll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells fans that tickets are theirs, bought or given: a crowd of them at once. */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class TicketBoughtConsumer {

    private static final String NAME = "notification.ticket-bought";

    private final EventReading reading;
    private final Inbox inbox;
    private final NoticeBook book;
    private final Ids ids;

    TicketBoughtConsumer(EventReading reading, Inbox inbox, NoticeBook book, Ids ids) {
        this.reading = reading;
        this.inbox = inbox;
        this.book = book;
        this.ids = ids;
    }

    @KafkaListener(topics = OrderCompleted.TOPIC, groupId = NAME, batch = "true", properties = WholePoll.EVENTS_MAX)
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        WholePoll.handle(messages, message -> reading.read(message, OrderCompleted.class), this::tell);
    }

    private void tell(List<OrderCompleted> events) {
        Map<UUID, OrderCompleted> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.put(event.eventId(), event));
        inbox.onceForEach(
                NAME,
                byId.keySet(),
                fresh -> book.keepAll(byId.values().stream()
                        .filter(event -> fresh.contains(event.eventId()))
                        .map(this::notice)
                        .toList()));
    }

    private NoticeBook.New notice(OrderCompleted event) {
        Content content = event.complimentary() ? given(event) : bought(event);
        return new NoticeBook.New(
                new NoticeId(ids.next()), new AccountId(event.accountId()), event.eventId(), content, event.at());
    }

    private static Content bought(OrderCompleted event) {
        return new Content.TicketBought(
                event.orderId(),
                event.performanceId(),
                event.performanceTitle(),
                event.performanceStartsAt(),
                event.seatLabels(),
                event.total());
    }

    private static Content given(OrderCompleted event) {
        return new Content.OfGift(
                Content.Kind.TICKETS_GIVEN,
                event.orderId(),
                event.performanceId(),
                event.performanceTitle(),
                event.performanceStartsAt(),
                event.seatLabels());
    }
}
