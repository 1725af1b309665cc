package io.grandstand.booking.async;

import io.grandstand.booking.async.DecidingAskedHolds.Stuck;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Takes wishes from Kafka, as many as there are at once, and commits that it has only when all of them are decided. Where
 * it dies before, they come again.
 */
@Component
@RunsIn(Role.BOOKING_CONSUMER)
class AskedHoldConsumer {

    static final String NAME = "booking.asked-holds";

    /** In one go: two full batches of the lanes. */
    static final int WISHES_MAX = 512;

    private final DecidingAskedHolds deciding;

    AskedHoldConsumer(DecidingAskedHolds deciding) {
        this.deciding = deciding;
    }

    @KafkaListener(
            topics = AskedTopic.NAME,
            groupId = NAME,
            batch = "true",
            properties = "max.poll.records=" + WISHES_MAX)
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        var asked = new ArrayList<AskedHold>(messages.size());
        @Nullable Stuck unreadable = null;
        for (int position = 0; position < messages.size() && unreadable == null; position++) {
            try {
                asked.add(LaterJson.read(messages.get(position).value()));
            } catch (RuntimeException noWish) {
                unreadable = new Stuck(position, noWish);
            }
        }
        Optional<Stuck> undecided = decide(asked);
        if (undecided.isPresent()) {
            throw failed(messages, undecided.get());
        }
        if (unreadable != null) {
            throw failed(messages, unreadable);
        }
    }

    private Optional<Stuck> decide(List<AskedHold> asked) {
        try {
            return deciding.decide(asked);
        } catch (RuntimeException failure) {
            return Optional.of(new Stuck(0, failure));
        }
    }

    /**
     * What is before it is done with; it and what is after it comes again, or it is given up. Named by the message: a
     * position would be another one in the whole poll, where replays for other consumers are left out here.
     */
    private static BatchListenerFailedException failed(List<ConsumerRecord<String, byte[]>> messages, Stuck stuck) {
        return new BatchListenerFailedException(
                "a hold could not be decided", stuck.cause(), messages.get(stuck.position()));
    }
}
