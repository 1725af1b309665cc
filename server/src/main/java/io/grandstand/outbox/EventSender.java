package io.grandstand.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the broker, as the relay sees it. */
interface EventSender extends AutoCloseable {

    /**
     * What became of a batch.
     *
     * @param acknowledged what the broker has for certain, in the order of the batch
     * @param failure why that is not all; the rest may have arrived or not
     */
    record Sent(
            List<UnpublishedEvent> acknowledged, @Nullable Exception failure) {}

    /**
     * Sends a batch in its order and waits for the broker's acknowledgements.
     *
     * @param heartbeat called every second while waiting; what it throws ends the waiting
     */
    Sent send(List<UnpublishedEvent> events, Runnable heartbeat) throws InterruptedException;

    @Override
    void close();
}
