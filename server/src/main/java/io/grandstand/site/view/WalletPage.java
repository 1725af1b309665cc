package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fan has, and how it came and went.
 *
 * @param chargeable whether money can be put in here
 * @param chargeId the next charge's id: the same form sent twice charges once
 * @param suggestions amounts to charge with one click
 * @param wrong the key of what was wrong with a charge
 * @param typed the amount with which it was, or the one that an order lacks
 * @param charged what was just put in
 * @param waiting the order for which money is put in; none where it is for none
 */
public record WalletPage(
        long balance,
        Paged<Entry> entries,
        boolean chargeable,
        String chargeId,
        List<Long> suggestions,
        long chargeMin,
        long chargeMax,
        @Nullable String wrong,
        String typed,
        @Nullable Long charged,
        @Nullable Waiting waiting) {

    /** One line of the history. */
    public record Entry(String kind, long change, Instant at) {}

    /** An order that waits to be paid. */
    public record Waiting(String orderId, long performanceId, long total, Instant payUntil) {

        public String href() {
            return "/orders/" + orderId;
        }
    }

    public WalletPage {
        suggestions = List.copyOf(suggestions);
    }
}
