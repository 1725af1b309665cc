package io.grandstand.booking.availability;

import io.grandstand.booking.domain.Delta;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends changes to other processes without anyone waiting for Kafka: what it cannot take is found by its version. */
@Component
class DeltaPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeltaPublisher.class);

    private static final int WAITING_MAX = 1_000;
    private static final int BLOCK_MILLIS_MAX = 1_000;
    private static final int DELIVERY_MILLIS_MAX = 5_000;
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(1);
    private static final Duration IDLE_WAIT_MAX = Duration.ofMillis(250);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(3);

    private final KafkaProperties properties;
    private final KafkaConnectionDetails kafka;
    private final BlockingQueue<Delta> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private volatile boolean running;
    private volatile boolean failing;
    private @Nullable Thread thread;

    DeltaPublisher(KafkaProperties properties, KafkaConnectionDetails kafka) {
        this.properties = properties;
        this.kafka = kafka;
    }

    void publish(Delta delta) {
        if (!waiting.offer(delta)) {
            LOG.debug("delta dropped performance={} version={}", delta.performance(), delta.version());
        }
    }

    /** The first change opens the connection: a process that never books has none. */
    private void run() {
        @Nullable Producer<Long, byte[]> producer = null;
        try {
            while (running) {
                Delta delta = waiting.poll(IDLE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
                if (delta != null && producer == null) {
                    producer = connected();
                }
                if (delta != null && producer != null) {
                    send(producer, delta);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (producer != null) {
                producer.close(CLOSE_WAIT_MAX);
            }
        }
    }

    /** Null where there is no way to Kafka now, a name that does not resolve for example: the next change tries again. */
    private @Nullable Producer<Long, byte[]> connected() {
        try {
            return new KafkaProducer<>(config());
        } catch (RuntimeException failure) {
            noticed(failure);
            return null;
        }
    }

    private void send(Producer<Long, byte[]> producer, Delta delta) {
        byte[] json =
                DeltaJson.write(delta.version(), delta.changes(), delta.areas()).getBytes(StandardCharsets.UTF_8);
        try {
            var _ = producer.send(
                    new ProducerRecord<>(DeltaTopic.NAME, delta.performance().value(), json),
                    (sent, failure) -> noticed(failure));
        } catch (RuntimeException failure) {
            noticed(failure);
        }
    }

    private void noticed(@Nullable Exception failure) {
        if (failure != null && !failing) {
            LOG.warn("changed seats cannot be told to other processes; they find out by comparing versions", failure);
        } else if (failure == null && failing) {
            LOG.info("changed seats are told to other processes again");
        }
        failing = failure != null;
    }

    private Map<String, Object> config() {
        var config = new HashMap<>(properties.buildProducerProperties());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, DeltaTopic.servers(kafka.getProducer()));
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, LongSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS_MAX);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        return config;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("booking-delta-publisher").start(this::run);
    }

    /** Not by an interrupt, which the producer would take for a failure of its own. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            if (thread != null && !thread.join(STOP_WAIT_MAX)) {
                LOG.warn("changed seats are still being sent");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
