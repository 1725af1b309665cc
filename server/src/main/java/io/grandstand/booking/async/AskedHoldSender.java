package io.grandstand.booking.async;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.stereotype.Component;

/**
 * Gives wishes to Kafka, and waits until it has them; not for long, and not for many at once, so that a broker which is
 * away does not use up the connections of those who book immediately.
 */
@Component
class AskedHoldSender implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AskedHoldSender.class);

    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration ackWait;
    private final Semaphore waiting;
    private volatile boolean failing;

    AskedHoldSender(ProducerFactory<?, ?> any, BookingSettings settings) {
        this.ackWait = settings.later().ackWait();
        this.waiting = new Semaphore(settings.later().waitingMax());
        this.producers = new DefaultKafkaProducerFactory<>(
                configuration(any.getConfigurationProperties(), (int) ackWait.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
        this.kafka = new KafkaTemplate<>(producers);
        // The standard one logs an error for each of a crowd; here the first is told, and the end.
        this.kafka.setProducerListener(new ProducerListener<>() {});
    }

    private static Map<String, Object> configuration(Map<String, Object> any, int ackMillis) {
        var configuration = new HashMap<>(any);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "booking-asked-holds");
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // What is not there by then is not sent later either: its fan was told to ask in another way.
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ackMillis);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ackMillis);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ackMillis);
        configuration.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return configuration;
    }

    /** Whether Kafka has it. */
    enum Sent {
        KEPT,
        /** Nothing was heard of it in time: it may have it. */
        UNSURE,
        NOT_ASKED
    }

    Sent send(AskedHold asked) {
        if (!waiting.tryAcquire()) {
            return Sent.NOT_ASKED;
        }
        try {
            long until = System.nanoTime() + ackWait.toNanos();
            kafka.send(AskedTopic.NAME, asked.receipt().performance().toString(), LaterJson.write(asked))
                    .get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            noticed(null);
            return Sent.KEPT;
        } catch (KafkaException | org.apache.kafka.common.KafkaException | ExecutionException | TimeoutException e) {
            noticed(e);
            return Sent.UNSURE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Sent.UNSURE;
        } finally {
            waiting.release();
        }
    }

    private void noticed(@Nullable Exception failure) {
        if (failure != null && !failing) {
            LOG.warn("holds cannot be asked for later: cause={}", failure.toString());
        } else if (failure == null && failing) {
            LOG.info("holds can be asked for later again");
        }
        failing = failure != null;
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
