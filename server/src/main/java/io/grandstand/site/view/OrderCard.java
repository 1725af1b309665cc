package io.grandstand.site.view;

import java.time.Instant;

/**
 * A purchase in a list.
 *
 * @param status the words' and the style's name for it
 * @param seats that were ordered
 * @param cancelled how many of these were given back
 * @param givenBack of {@code total}, for these
 * @param given whether the house gave it
 */
public record OrderCard(
        String orderId,
        Event event,
        String status,
        int seats,
        int cancelled,
        long total,
        long givenBack,
        Instant at,
        boolean given) {

    /** Some of it is the house's again, and some is not; once all of it is, its status says so. */
    public boolean partOfGiftReturned() {
        return given && cancelled > 0 && cancelled < seats;
    }

    /** What it has cost, with all that was given back. */
    public long remains() {
        return total - givenBack;
    }
}
