package io.grandstand.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's log-in on one device, while it lasts.
 *
 * @param since when they logged in there
 * @param device with what; empty where it did not say, or before it was asked
 */
public record SessionView(SessionId id, Instant since, Optional<Device> device) {

    /** Whether an access token with this {@code sid} belongs to it. */
    public boolean isOf(@Nullable String sid) {
        return id.toString().equals(sid);
    }
}
