package io.grandstand.outbox;

import io.grandstand.kernel.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Service;

/** Sends a dead letter once more to the consumer that gave it up. */
@Service
class Replaying {

    static final String REPLAY_FOR_HEADER = "replay-for";

    /** What became of the wish to have a dead letter replayed. */
    sealed interface ReplayResult {

        /** It is on its way, now or since an earlier call. If it fails again, it comes back as a new dead letter. */
        record Replayed(DeadLetter letter) implements ReplayResult {}

        record Unknown() implements ReplayResult {}

        /** The broker did not take it; nothing changed. */
        record BrokerAway() implements ReplayResult {}
    }

    private final DeadLetters deadLetters;
    private final RawMessages messages;

    Replaying(DeadLetters deadLetters, RawMessages messages) {
        this.deadLetters = deadLetters;
        this.messages = messages;
    }

    ReplayResult replay(long id, AccountId by) {
        Optional<DeadLetter> found = deadLetters.find(id);
        if (found.isEmpty()) {
            return new ReplayResult.Unknown();
        }
        DeadLetter letter = found.get();
        if (letter.replayedAt() == null) {
            try {
                messages.send(message(letter));
            } catch (KafkaException e) {
                return new ReplayResult.BrokerAway();
            }
            // Killed here, it stays open and may be replayed twice: the consumer's inbox knows the second one.
            deadLetters.markReplayed(id, by);
        }
        return new ReplayResult.Replayed(deadLetters.find(id).orElse(letter));
    }

    private ProducerRecord<String, byte[]> message(DeadLetter letter) {
        var message =
                new ProducerRecord<String, byte[]>(letter.topic(), letter.key(), deadLetters.payload(letter.id()));
        message.headers().add(REPLAY_FOR_HEADER, bytes(letter.consumer()));
        if (letter.eventId() != null) {
            message.headers().add(KafkaEventSender.EVENT_ID_HEADER, bytes(letter.eventId()));
        }
        if (letter.eventType() != null) {
            message.headers().add(KafkaEventSender.EVENT_TYPE_HEADER, bytes(letter.eventType()));
        }
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
