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
 * @param typed the amount with which it was
 * @param charged what was just put in
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
        @Nullable Long charged) {

    /** One line of the history. */
    public record Entry(String kind, long change, Instant at) {}

    public WalletPage {
        suggestions = List.copyOf(suggestions);
    }
}
