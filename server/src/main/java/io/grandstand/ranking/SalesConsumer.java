package io.grandstand.ranking;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import io.grandstand.outbox.EventReading;
import io.grandstand.outbox.WholePoll;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Counts what is bought, and what is given back, as much at once as there is: a sale of thousands within a second is to cost
 * the database little more, and not to keep rankings behind. An order that is not paid is no event, and does not count.
 */
@Component
@RunsIn(Role.RANKING_CONSUMER)
class SalesConsumer {

    private final EventReading reading;
    private final Counting counting;
    private final InstantSource clock;
    private final Timer delay;

    SalesConsumer(EventReading reading, Counting counting, InstantSource clock, MeterRegistry meters) {
        this.reading = reading;
        this.counting = counting;
        this.clock = clock;
        this.delay = Timer.builder("grandstand.ranking.delay")
                .description("From a sale, or from giving back, until rankings count it")
                .register(meters);
    }

    @KafkaListener(
            topics = OrderCompleted.TOPIC,
            groupId = Counting.BOUGHT,
            batch = "true",
            properties = WholePoll.EVENTS_MAX)
    void onBought(List<ConsumerRecord<String, byte[]>> messages) {
        count(Counting.BOUGHT, messages, message -> Change.of(reading.read(message, OrderCompleted.class)));
    }

    @KafkaListener(
            topics = TicketsCancelled.TOPIC,
            groupId = Counting.GIVEN_BACK,
            batch = "true",
            properties = WholePoll.EVENTS_MAX)
    void onGivenBack(List<ConsumerRecord<String, byte[]>> messages) {
        count(Counting.GIVEN_BACK, messages, message -> Change.of(reading.read(message, TicketsCancelled.class)));
    }

    private void count(
            String consumer, List<ConsumerRecord<String, byte[]>> messages, Function<byte[], Change> change) {
        WholePoll.handle(messages, change, changes -> {
            counting.count(consumer, changes);
            changes.forEach(counted -> delay.record(since(counted.at())));
        });
    }

    private Duration since(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
