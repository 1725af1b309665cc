package io.grandstand.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's log-in on one device, while it lasts.
 *
 * @param since when they logged in there
 */
public record SessionView(SessionId id, Instant since) {

    /** Whether an access token with this {@code sid} belongs to it. */
    public boolean isOf(@Nullable String sid) {
        return id.toString().equals(sid);
    }
}
