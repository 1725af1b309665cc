package io.grandstand.site.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay, in a list.
 *
 * @param title what was to be paid for
 * @param failure why it took no money
 * @param givenBack what has gone back of it
 */
public record PaymentCard(
        String orderId,
        @Nullable String title,
        String method,
        long amount,
        String status,
        @Nullable String failure,
        long givenBack,
        Instant at) {}
