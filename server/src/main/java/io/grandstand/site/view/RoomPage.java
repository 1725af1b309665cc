package io.grandstand.site.view;

import java.time.Instant;

/** The line before a sale. */
public record RoomPage(Event event, Instant opens) {}
