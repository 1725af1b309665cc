package io.grandstand.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * What a poll brought, handled at once: thousands of events within a second are to cost little more than a few. Where that
 * fails, each is handled alone, so that only the one that all of them fail by is given up.
 */
public final class WholePoll {

    /** Events of one poll; more of them save next to nothing. */
    public static final String EVENTS_MAX = "max.poll.records=500";

    private WholePoll() {}

    /**
     * What is before one that cannot be read is handled; that one is given up, and what is after it comes again.
     *
     * @param handling whole or not at all; by an {@link Inbox}, as what failed in part comes again
     * @throws BatchListenerFailedException that names the message it failed at
     */
    public static <E> void handle(
            List<ConsumerRecord<String, byte[]>> messages, Function<byte[], E> reading, Consumer<List<E>> handling) {
        var events = new ArrayList<E>(messages.size());
        @Nullable RuntimeException unreadable = null;
        while (unreadable == null && events.size() < messages.size()) {
            try {
                events.add(reading.apply(messages.get(events.size()).value()));
            } catch (RuntimeException noEvent) {
                unreadable = noEvent;
            }
        }
        if (!events.isEmpty()) {
            handleRead(messages, events, handling);
        }
        if (unreadable != null) {
            throw failed(messages.get(events.size()), unreadable);
        }
    }

    private static <E> void handleRead(
            List<ConsumerRecord<String, byte[]>> messages, List<E> events, Consumer<List<E>> handling) {
        try {
            handling.accept(List.copyOf(events));
        } catch (RuntimeException failure) {
            if (InfrastructureFailures.isOne(failure)) {
                throw failed(messages.getFirst(), failure);
            }
            handleOneByOne(messages, events, handling);
        }
    }

    /** Finds the one that all of them fail by. */
    private static <E> void handleOneByOne(
            List<ConsumerRecord<String, byte[]>> messages, List<E> events, Consumer<List<E>> handling) {
        for (int position = 0; position < events.size(); position++) {
            try {
                handling.accept(List.of(events.get(position)));
            } catch (RuntimeException failure) {
                throw failed(messages.get(position), failure);
            }
        }
    }

    /** Named by the message: a position would be another one in the whole poll, where replays for others are left out here. */
    private static BatchListenerFailedException failed(
            ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        return new BatchListenerFailedException("a message could not be handled", failure, message);
    }
}
