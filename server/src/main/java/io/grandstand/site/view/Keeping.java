package io.grandstand.site.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Seats that are kept for a fan who has not paid for them yet.
 *
 * @param href where they are paid
 * @param paying whether a payment is on its way, and no time runs out
 * @param more none where there is no more time to ask for
 */
public record Keeping(
        String href,
        int seats,
        Instant until,
        boolean paying,
        @Nullable MoreTimeForm more) {}
