package io.grandstand.site.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The inbox.
 *
 * @param asOf what has come after that is not on it
 * @param justRead whether all was marked as read a moment ago
 */
public record NoticesPage(Paged<Note> notices, Instant asOf, boolean justRead) {

    /** One notice, with the way to what it is about. */
    public record Note(
            String id,
            String title,
            String body,
            @Nullable String orderHref,
            @Nullable String roomHref,
            Instant at,
            boolean read) {}
}
