package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose a seat is.
 *
 * @param hold whose it is; of a seat that its host has blocked, the name of that wish, which is no hold's
 * @param account whose limit it counts for; of what its host has blocked or given away, nobody's
 * @param until when it is free again; null while money is being taken for it, once it is sold, and while it is blocked
 */
public record Claim(
        HoldId hold,
        AccountId account,
        ClaimState state,
        @Nullable Instant until) {

    public Claim {
        if ((state == ClaimState.KEPT) != (until != null)) {
            throw new IllegalArgumentException("a claim has a deadline exactly while it is kept: " + state);
        }
    }

    /** Whether the seat is free for whoever asks, swept or not. */
    public boolean over(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
