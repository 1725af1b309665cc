package io.grandstand.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a consumer gave up.
 *
 * @param eventId as the message claims; it may be missing or nonsense, like everything else of such a message
 * @param payload as text, as far as it is one
 */
record DeadLetter(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String payload,
        String error,
        Instant failedAt,
        @Nullable Instant replayedAt) {}
