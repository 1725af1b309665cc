package io.grandstand.site.view;

import java.time.Instant;

/** The inbox. */
public record NoticesPage(Paged<Note> notices) {

    /** One notice. */
    public record Note(String id, String title, String body, String orderHref, Instant at, boolean read) {}
}
