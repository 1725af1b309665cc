package io.grandstand.bench.ceiling;

import io.grandstand.bench.product.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** L4: Kafka alone, a producer that waits for every acknowledgement to count, then a consumer of what it sent. */
final class KafkaCeiling {

    /** About that of an event or of a line of chat. */
    private static final int RECORD_BYTES = 300;

    private static final int PARTITIONS = 4;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final Duration POLL_MAX = Duration.ofMillis(500);

    private final Stores stores;
    private final String topic = "bench-ceiling-" + UUID.randomUUID();
    private long sent;

    KafkaCeiling(Stores stores) {
        this.stores = stores;
    }

    Ceiling produce(int seconds) throws InterruptedException {
        makeTopic();
        byte[] value = new byte[RECORD_BYTES];
        ThreadLocalRandom.current().nextBytes(value);
        var failures = new ConcurrentLinkedQueue<Exception>();
        Map<String, Object> settings = Map.of("bootstrap.servers", stores.kafka(), "acks", "all", "linger.ms", "1");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            long until = start + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() - until < 0) {
                var record = new ProducerRecord<byte[], byte[]>(topic, (int) (sent % PARTITIONS), null, value);
                var _ = producer.send(record, (_, e) -> keep(e, failures));
                sent++;
            }
            producer.flush();
            if (!failures.isEmpty()) {
                throw new IllegalStateException("records were not acknowledged: " + failures.size(), failures.peek());
            }
            double took = (System.nanoTime() - start) / 1e9;
            return new Ceiling(
                    "L4",
                    "Kafka, produced",
                    sent / took,
                    "records of %d bytes, acks=all, %d partitions".formatted(RECORD_BYTES, PARTITIONS));
        }
    }

    private static void keep(@Nullable Exception failure, Queue<Exception> failures) {
        if (failure != null) {
            failures.add(failure);
        }
    }

    Ceiling consume() {
        Map<String, Object> settings = Map.of("bootstrap.servers", stores.kafka(), "enable.auto.commit", "false");
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(i -> new TopicPartition(topic, i))
                .toList();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long start = System.nanoTime();
            long received = 0;
            while (received < sent) {
                received += consumer.poll(POLL_MAX).count();
                if (System.nanoTime() - start > 2 * ANSWER_MAX.toNanos()) {
                    throw new IllegalStateException("only " + received + " of " + sent + " records came");
                }
            }
            return new Ceiling(
                    "L4", "Kafka, consumed", received / ((System.nanoTime() - start) / 1e9), "the same records");
        }
    }

    private void makeTopic() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stores.kafka()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topic of the ceiling was not made", e);
        }
    }
}
