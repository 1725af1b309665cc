package io.grandstand.booking.domain;

import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoreTime;
import io.grandstand.catalog.PerformanceTerms;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a hold gets more time.
 *
 * @param longer as it is then; empty where it stays as it is
 */
record Lengthening(LengthenResult answer, Optional<Hold> longer) {

    /**
     * In this order: there is no such hold, it is over, this wish was fulfilled before, it is being paid, another wish was
     * fulfilled, the host gives no time, there is none to give.
     *
     * @param hold is over, where its time is
     */
    static Lengthening decide(
            Command.Lengthen wish, @Nullable Hold hold, @Nullable PerformanceTerms terms, Instant now) {
        if (hold == null || !hold.account().equals(wish.account())) {
            return as(new LengthenResult.Unknown());
        }
        if (hold.over()) {
            return as(new LengthenResult.Gone());
        }
        HoldView view = hold.view(now);
        if (hold.lengthened().filter(wish.by()::equals).isPresent()) {
            return as(new LengthenResult.Lengthened(view));
        }
        if (hold.status() != HoldStatus.HELD) {
            return as(new LengthenResult.BeingPaid(view));
        }
        if (hold.lengthened().isPresent()) {
            return as(new LengthenResult.AlreadyLengthened(view));
        }
        if (terms == null || terms.moreTime().isZero()) {
            return as(new LengthenResult.NotOffered());
        }
        return MoreTime.until(hold.createdAt(), hold.until(), terms)
                .map(later -> hold.lengthenedTo(later, wish.by()))
                .map(longer -> new Lengthening(new LengthenResult.Lengthened(longer.view(now)), Optional.of(longer)))
                .orElseGet(() -> as(new LengthenResult.NoLonger(view)));
    }

    private static Lengthening as(LengthenResult answer) {
        return new Lengthening(answer, Optional.empty());
    }
}
