package io.grandstand.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;
import org.springframework.stereotype.Component;

/**
 * Puts a message that a consumer cannot handle aside: into the table, from where it can be replayed, and into the topic's
 * dead letters. If either is away, this fails and the consumer keeps the message.
 */
@Component
class GivingUp implements ConsumerAwareRecordRecoverer {

    static final String CONSUMER_HEADER = "consumer";

    private static final Logger LOG = LoggerFactory.getLogger(GivingUp.class);

    private final DeadLetters deadLetters;
    private final RawMessages messages;
    private final MeterRegistry meters;

    GivingUp(DeadLetters deadLetters, RawMessages messages, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.messages = messages;
        this.meters = meters;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, @Nullable Consumer<?, ?> consumer, @Nullable Exception failure) {
        String group = consumer == null ? "" : consumer.groupMetadata().groupId();
        boolean first = deadLetters.record(group, message, failure);
        publish(group, message);
        if (first) {
            meters.counter("grandstand.outbox.dead.letters", "topic", message.topic(), "consumer", group)
                    .increment();
            LOG.error(
                    "message given up: consumer={} topic={} partition={} offset={}",
                    group,
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    failure);
        }
    }

    private void publish(String group, ConsumerRecord<?, ?> message) {
        var copy = new ProducerRecord<String, byte[]>(
                message.topic() + TopicDeclaration.DEAD_LETTERS_SUFFIX,
                message.key() == null ? null : message.key().toString(),
                (byte[]) message.value());
        message.headers().forEach(copy.headers()::add);
        copy.headers().add(CONSUMER_HEADER, group.getBytes(StandardCharsets.UTF_8));
        messages.send(copy);
    }
}
