package io.grandstand.booking.availability;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Hears what other processes changed. Every process hears everything, from now on: it belongs to no group and remembers
 * no place, because what came before it is read from the database.
 */
@Component
class DeltaListener {

    private static final Logger LOG = LoggerFactory.getLogger(DeltaListener.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int API_MILLIS_MAX = 5_000;

    private final KafkaProperties properties;
    private final KafkaConnectionDetails kafka;
    private final SeatPictures pictures;

    DeltaListener(KafkaProperties properties, KafkaConnectionDetails kafka, SeatPictures pictures) {
        this.properties = properties;
        this.kafka = kafka;
        this.pictures = pictures;
    }

    /**
     * Listens for as long as it is wanted, or until Kafka fails for good; not at all where there is no topic yet. A
     * consumer that is interrupted instead cannot take its leave of Kafka, and complains.
     */
    void listen(BooleanSupplier wanted) {
        try (Consumer<Long, byte[]> consumer = new KafkaConsumer<>(config())) {
            var partitions = consumer.partitionsFor(DeltaTopic.NAME).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                // Not made yet.
                return;
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (wanted.getAsBoolean()) {
                consumer.poll(POLL).forEach(this::hear);
            }
        }
    }

    private void hear(ConsumerRecord<Long, byte[]> change) {
        try {
            pictures.apply(DeltaJson.read(new PerformanceId(change.key()), change.value()));
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException foreign) {
            LOG.warn("not a change of seats partition={} offset={}", change.partition(), change.offset(), foreign);
        }
    }

    private Map<String, Object> config() {
        var config = new HashMap<>(properties.buildConsumerProperties());
        config.keySet().remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, DeltaTopic.servers(kafka.getConsumer()));
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, LongDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_MILLIS_MAX);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_MILLIS_MAX);
        return config;
    }
}
