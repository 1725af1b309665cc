package io.grandstand.site.view;

import java.time.Instant;

/** The line before a sale, for who holds it. */
public record HostRoomPage(Event event, Instant opens, Instant closes) {}
