package io.grandstand.ranking;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import io.grandstand.outbox.EventReading;
import io.grandstand.outbox.InfrastructureFailures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Counts what is bought, and what is given back, as much at once as there is: a sale of thousands within a second is to cost
 * the database little more, and not to keep rankings behind. An order that is not paid is no event, and does not count.
 */
@Component
@RunsIn(Role.RANKING_CONSUMER)
class SalesConsumer {

    static final int EVENTS_MAX = 500;

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
            properties = "max.poll.records=" + EVENTS_MAX)
    void onBought(List<ConsumerRecord<String, byte[]>> messages) {
        count(Counting.BOUGHT, messages, message -> Change.of(reading.read(message, OrderCompleted.class)));
    }

    @KafkaListener(
            topics = TicketsCancelled.TOPIC,
            groupId = Counting.GIVEN_BACK,
            batch = "true",
            properties = "max.poll.records=" + EVENTS_MAX)
    void onGivenBack(List<ConsumerRecord<String, byte[]>> messages) {
        count(Counting.GIVEN_BACK, messages, message -> Change.of(reading.read(message, TicketsCancelled.class)));
    }

    /** What is before the one that cannot be read is counted; that one is given up, and what is after it comes again. */
    private void count(
            String consumer, List<ConsumerRecord<String, byte[]>> messages, Function<byte[], Change> change) {
        var changes = new ArrayList<Change>(messages.size());
        @Nullable RuntimeException unreadable = null;
        while (unreadable == null && changes.size() < messages.size()) {
            try {
                changes.add(change.apply(messages.get(changes.size()).value()));
            } catch (RuntimeException noChange) {
                unreadable = noChange;
            }
        }
        count(consumer, messages, changes);
        if (unreadable != null) {
            throw failed(messages.get(changes.size()), unreadable);
        }
    }

    private void count(String consumer, List<ConsumerRecord<String, byte[]>> messages, List<Change> changes) {
        try {
            counting.count(consumer, changes);
        } catch (RuntimeException failure) {
            if (InfrastructureFailures.isOne(failure)) {
                throw failed(messages.getFirst(), failure);
            }
            countOneByOne(consumer, messages, changes);
        }
        changes.forEach(change -> delay.record(since(change.at())));
    }

    /** Finds the one that all of them fail by. */
    private void countOneByOne(String consumer, List<ConsumerRecord<String, byte[]>> messages, List<Change> changes) {
        for (int position = 0; position < changes.size(); position++) {
            try {
                counting.count(consumer, List.of(changes.get(position)));
            } catch (RuntimeException failure) {
                throw failed(messages.get(position), failure);
            }
        }
    }

    /** Named by the message: a position would be another one in the whole poll, where replays for others are left out here. */
    private static BatchListenerFailedException failed(
            ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        return new BatchListenerFailedException("a sale could not be counted", failure, message);
    }

    private Duration since(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
