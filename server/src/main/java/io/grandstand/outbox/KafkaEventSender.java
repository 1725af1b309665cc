package io.grandstand.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events by a producer of its own.
 *
 * <p>Order: a producer never gives up an event by itself ({@code delivery.timeout.ms} without end) and is idempotent, so of
 * what it was given for a partition the broker has a beginning without gaps. When the relay loses patience it throws the
 * producer away with all that was not sent, and the next one starts again at the first event that is not marked. What a
 * consumer sees is therefore one or several runs, each in order from the first unmarked event on: the first copy of an event
 * never comes before the first copy of an earlier one, and later copies are known to the inbox.
 */
class KafkaEventSender implements EventSender {

    static final String EVENT_ID_HEADER = "event-id";
    static final String EVENT_TYPE_HEADER = "event-type";

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration METADATA_WAIT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Object> configuration;
    private final Duration ackWait;
    private @Nullable Producer<String, String> producer;

    /** @param configuration of any producer of this process: where the broker is, and how to get in */
    KafkaEventSender(Map<String, Object> configuration, Duration ackWait) {
        this.configuration = new HashMap<>(configuration);
        this.configuration.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "outbox-relay",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) REQUEST_TIMEOUT.toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                METADATA_WAIT.toMillis(),
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000));
        this.ackWait = ackWait;
    }

    @Override
    public Sent send(List<UnpublishedEvent> events, Runnable heartbeat) throws InterruptedException {
        var acknowledged = new AtomicReferenceArray<@Nullable UnpublishedEvent>(events.size());
        var failure = new AtomicReference<@Nullable Exception>();
        var open = new CountDownLatch(events.size());
        for (int i = 0; i < events.size(); i++) {
            int position = i;
            UnpublishedEvent event = events.get(i);
            try {
                var _ = producer().send(record(event), (metadata, error) -> {
                    if (error == null) {
                        acknowledged.set(position, event);
                    } else {
                        failure.compareAndSet(null, error);
                    }
                    open.countDown();
                });
            } catch (InterruptException e) {
                throw stopped(e);
            } catch (KafkaException e) {
                // Not even taken. Later events must not overtake it, so none of them is sent.
                failure.compareAndSet(null, e);
                IntStream.range(position, events.size()).forEach(rest -> open.countDown());
                break;
            }
        }
        try {
            if (!await(open, heartbeat)) {
                failure.compareAndSet(null, new KafkaException("no acknowledgement within " + ackWait));
            }
        } finally {
            if (open.getCount() > 0 || failure.get() != null) {
                close();
            }
        }
        var done = new ArrayList<UnpublishedEvent>(events.size());
        for (int i = 0; i < events.size(); i++) {
            UnpublishedEvent event = acknowledged.get(i);
            if (event != null) {
                done.add(event);
            }
        }
        return new Sent(List.copyOf(done), failure.get());
    }

    private boolean await(CountDownLatch open, Runnable heartbeat) throws InterruptedException {
        long beats = Math.max(1, ackWait.dividedBy(HEARTBEAT));
        for (long beat = 0; beat < beats; beat++) {
            if (open.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            heartbeat.run();
        }
        return false;
    }

    private static InterruptedException stopped(InterruptException e) {
        // Kafka's exception has set the thread's flag again; the relay goes by the exception.
        Thread.interrupted();
        var stopped = new InterruptedException("interrupted while sending");
        stopped.initCause(e);
        return stopped;
    }

    private static ProducerRecord<String, String> record(UnpublishedEvent event) {
        var record = new ProducerRecord<>(event.topic(), event.key(), event.payload());
        record.headers().add(EVENT_ID_HEADER, event.eventId().getBytes(StandardCharsets.UTF_8));
        record.headers().add(EVENT_TYPE_HEADER, event.type().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private Producer<String, String> producer() {
        Producer<String, String> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer());
            producer = current;
        }
        return current;
    }

    @Override
    public void close() {
        Producer<String, String> current = producer;
        producer = null;
        if (current != null) {
            // No time: what is not sent yet must not be sent later, beside its successor.
            current.close(Duration.ZERO);
        }
    }
}
