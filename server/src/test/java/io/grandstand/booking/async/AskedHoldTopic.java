package io.grandstand.booking.async;

import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** The topic and its consumer in a test's hands. */
@Component
class AskedHoldTopic {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final KafkaListenerEndpointRegistry consumers;
    private final KafkaAdmin admin;
    private final ProducerFactory<?, ?> producers;

    AskedHoldTopic(KafkaListenerEndpointRegistry consumers, KafkaAdmin admin, ProducerFactory<?, ?> producers) {
        this.consumers = consumers;
        this.admin = admin;
        this.producers = producers;
    }

    /** Nothing is decided while this is done. */
    void whilePaused(Runnable doing) {
        awaitReading();
        consumer().pause();
        await().atMost(SOON).until(() -> consumer().isContainerPaused());
        try {
            doing.run();
        } finally {
            consumer().resume();
        }
    }

    /** Until the consumer has joined its group, and has a place to go on from wherever there is none yet. */
    void awaitReading() {
        await().atMost(SOON)
                .until(() -> consumer().isRunning()
                        && !Objects.requireNonNullElse(consumer().getAssignedPartitions(), List.of())
                                .isEmpty());
    }

    /** Where each partition ends now. */
    Map<TopicPartition, Long> ends() {
        return ask(kafka -> {
            var asked = new HashMap<TopicPartition, OffsetSpec>();
            var topic = kafka.describeTopics(List.of(AskedTopic.NAME))
                    .allTopicNames()
                    .get();
            for (var partition :
                    Objects.requireNonNull(topic.get(AskedTopic.NAME)).partitions()) {
                asked.put(new TopicPartition(AskedTopic.NAME, partition.partition()), OffsetSpec.latest());
            }
            var ends = new HashMap<TopicPartition, Long>();
            kafka.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        });
    }

    /** How far the consumer has said that it is. */
    Map<TopicPartition, Long> committed() {
        return ask(kafka -> {
            var committed = new HashMap<TopicPartition, Long>();
            kafka.listConsumerGroupOffsets(AskedHoldConsumer.NAME)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, at) -> committed.put(partition, at.offset()));
            return committed;
        });
    }

    void awaitAllCommitted() {
        await().atMost(SOON).until(() -> ends().entrySet().stream()
                .allMatch(end ->
                        end.getValue() == 0 || end.getValue().equals(committed().get(end.getKey()))));
    }

    /** The consumer ends as if it had died before it committed anything after these places, and starts again there. */
    void dieBack(Map<TopicPartition, Long> to) {
        var places = new HashMap<TopicPartition, OffsetAndMetadata>();
        to.forEach((partition, offset) -> places.put(partition, new OffsetAndMetadata(offset)));
        // The watch of consumers starts it again within a second: then this was too slow, and is done once more.
        await().atMost(SOON).ignoreExceptions().until(() -> {
            consumer().stop();
            ask(kafka -> kafka.alterConsumerGroupOffsets(AskedHoldConsumer.NAME, places)
                    .all()
                    .get());
            return true;
        });
        awaitReading();
    }

    void put(PerformanceId performance, String message) {
        var factory = new DefaultKafkaProducerFactory<>(
                new HashMap<>(producers.getConfigurationProperties()),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            new KafkaTemplate<>(factory)
                    .send(new ProducerRecord<>(
                            AskedTopic.NAME, performance.toString(), message.getBytes(StandardCharsets.UTF_8)))
                    .join();
        } finally {
            factory.destroy();
        }
    }

    private MessageListenerContainer consumer() {
        return consumers.getListenerContainers().stream()
                .filter(container -> AskedHoldConsumer.NAME.equals(container.getGroupId()))
                .findFirst()
                .orElseThrow();
    }

    private interface Question<T> {
        T of(Admin kafka) throws ExecutionException, InterruptedException;
    }

    private <T> T ask(Question<T> question) {
        try (Admin kafka = Admin.create(admin.getConfigurationProperties())) {
            return question.of(kafka);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
