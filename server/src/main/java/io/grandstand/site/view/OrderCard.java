package io.grandstand.site.view;

import java.time.Instant;

/**
 * A purchase in a list.
 *
 * @param status the words' and the style's name for it
 * @param given whether the house gave it
 */
public record OrderCard(String orderId, Event event, String status, int seats, long total, Instant at, boolean given) {}
