package io.grandstand.site.view;

import java.time.Instant;

/** A purchase in a list. */
public record OrderCard(String orderId, Event event, String status, int seats, long total, Instant at) {}
