package io.grandstand.site.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The inbox. */
public record NoticesPage(Paged<Note> notices) {

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
