package io.grandstand.outbox;

import io.grandstand.outbox.EventSender.Sent;
import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events from the outbox to Kafka, bucket by bucket in order, until it is stopped. */
class Relay implements Runnable {

    /** Opens the connection that holds the locks. */
    interface Connector {
        RelayConnection open() throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** How often a relay looks for buckets that another one has left. */
    private static final Duration TAKE_EVERY = Duration.ofSeconds(1);

    /**
     * What comes so soon after a round is relayed with the next one: a round looks into every bucket and commits, whether it
     * takes one event or a thousand.
     */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration BACK_OFF_FIRST = Duration.ofMillis(200);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(5);

    private final Connector connector;
    private final EventSender sender;
    private final RelaySignal signal;
    private final Duration poll;
    private final Counter published;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private Duration backOff = BACK_OFF_FIRST;
    private boolean failing;

    Relay(Connector connector, EventSender sender, RelaySignal signal, Duration poll, Counter published) {
        this.connector = connector;
        this.sender = sender;
        this.signal = signal;
        this.poll = poll;
        this.published = published;
    }

    @Override
    public void run() {
        try (sender) {
            while (stopping.getCount() > 0) {
                try (RelayConnection connection = connector.open()) {
                    relay(connection);
                } catch (SQLException | RuntimeException e) {
                    // Mostly the connection is gone, and the locks with it. Whatever it is, a relay does not die of it:
                    // what was sent and not marked is sent again.
                    sender.close();
                    pause(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("outbox relay stopped");
        }
    }

    /** Ends {@link #run} at the next opportunity; interrupting its thread makes that soon. */
    void stop() {
        stopping.countDown();
    }

    private void relay(RelayConnection connection) throws InterruptedException {
        int untilTaking = 0;
        int roundsATake = (int) Math.max(1, TAKE_EVERY.dividedBy(poll));
        while (stopping.getCount() > 0) {
            if (untilTaking-- <= 0 && !connection.ownsAll()) {
                connection.takeFreeBuckets();
                untilTaking = roundsATake;
            }
            List<UnpublishedEvent> batch = connection.unpublished();
            if (batch.isEmpty()) {
                signal.await(poll);
                continue;
            }
            Sent sent = sender.send(batch, connection::heartbeat);
            if (!sent.acknowledged().isEmpty()) {
                connection.markPublished(sent.acknowledged());
                published.increment(sent.acknowledged().size());
            }
            if (sent.failure() != null) {
                pause(sent.failure());
            } else {
                recovered();
                stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void pause(Exception cause) throws InterruptedException {
        if (!failing) {
            failing = true;
            LOG.warn("outbox relay cannot go on, events wait: cause={}", cause.toString());
        }
        if (stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        Duration doubled = backOff.multipliedBy(2);
        backOff = doubled.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : doubled;
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("outbox relay goes on");
        }
        backOff = BACK_OFF_FIRST;
    }
}
