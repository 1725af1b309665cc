package io.grandstand.outbox;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Runs this process's relay from its start to its stop. */
@Component
@RunsIn(Role.OUTBOX_RELAY)
class RelayJob implements SmartLifecycle {

    private record Running(Relay relay, Thread thread) {}

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final ProducerFactory<?, ?> kafka;
    private final RelaySignal signal;
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private @Nullable Running running;

    RelayJob(
            JdbcConnectionDetails database,
            ProducerFactory<?, ?> kafka,
            RelaySignal signal,
            OutboxSettings settings,
            MeterRegistry meters) {
        this.database = database;
        this.kafka = kafka;
        this.signal = signal;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        var sender = new KafkaEventSender(kafka.getConfigurationProperties(), settings.ackWait());
        var relay = new Relay(
                () -> RelayConnection.open(database),
                sender,
                signal,
                settings.poll(),
                meters.counter("grandstand.outbox.published"));
        running = new Running(
                relay, Thread.ofPlatform().name("outbox-relay").daemon().start(relay));
    }

    @Override
    public synchronized void stop() {
        Running last = running;
        running = null;
        if (last == null) {
            return;
        }
        last.relay.stop();
        last.thread.interrupt();
        try {
            last.thread.join(STOP_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
