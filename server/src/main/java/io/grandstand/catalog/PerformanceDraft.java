package io.grandstand.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A performance as a host wants it, unchecked.
 *
 * @param venue may be missing for a game: the home team decides the stadium
 * @param prices in won, by the name of the category; one that is missing is not sold
 * @param moreSeconds what a fan who asks gets once on top of {@code holdSeconds}; 0 for nothing, missing for {@link
 *     #MORE_SECONDS_USUAL}
 * @param noOrphanSeats whether who picks seats by hand may not leave a single one between taken ones
 * @param waitingRoom missing where everyone is let in at once
 * @param cancellation missing for {@link FeeSchedule#DEFAULT}
 */
public record PerformanceDraft(
        @Nullable ShowId show,
        @Nullable VenueId venue,
        @Nullable Instant startsAt,
        @Nullable Instant visibleFrom,
        @Nullable Instant salesFrom,
        @Nullable Instant salesUntil,
        Map<String, Long> prices,
        @Nullable Integer ticketsMaxPerFan,
        @Nullable Integer holdSeconds,
        @Nullable Integer moreSeconds,
        boolean noOrphanSeats,
        @Nullable Room waitingRoom,
        @Nullable Fees cancellation) {

    public static final long PRICE_MAX = 10_000_000;
    public static final int TICKETS_MAX = 20;
    public static final int HOLD_SECONDS_MIN = 60;
    public static final int HOLD_SECONDS_MAX = 1_800;
    public static final int MORE_SECONDS_MAX = 900;
    public static final int MORE_SECONDS_USUAL = 120;
    /** Sales may go on after the start, for late comers. */
    public static final Duration SALES_AFTER_START_MAX = Duration.ofDays(1);
    /** How far ahead anybody plans. */
    public static final Duration AHEAD_MAX = Duration.ofDays(3 * 365L);

    /** A waiting-room policy, unchecked. */
    public record Room(
            @Nullable Rate rate,
            @Nullable Integer group,
            @Nullable Integer concurrency,
            @Nullable Integer admissionSeconds,
            WaitingRoomPolicy.@Nullable Rejoin rejoin,
            WaitingRoomPolicy.@Nullable Away away) {

        public static final int CONCURRENCY_MAX = 1_000_000;
        public static final int GROUP_MAX = 100_000;
        public static final int ADMISSION_SECONDS_MIN = 60;
        public static final int ADMISSION_SECONDS_MAX = 3_600;
    }

    public record Rate(@Nullable Integer count, @Nullable Integer perSeconds) {

        public static final int COUNT_MAX = 1_000_000;
        public static final int SECONDS_MAX = 3_600;
    }

    /** A schedule of fees for giving tickets back, unchecked. */
    public record Fees(@Nullable Integer freeHours, List<Fee> steps) {

        public Fees {
            steps = List.copyOf(steps);
        }
    }

    public record Fee(
            @Nullable Integer daysBefore, @Nullable Integer percent) {}

    public PerformanceDraft {
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
    }

    /** Nothing but what takes place, and where. */
    public static PerformanceDraft at(ShowId show, @Nullable VenueId venue) {
        return new PerformanceDraft(show, venue, null, null, null, null, Map.of(), null, null, null, false, null, null);
    }

    /** The same, seen by everybody from another moment on. */
    public PerformanceDraft shownFrom(Instant moment) {
        return new PerformanceDraft(
                show,
                venue,
                startsAt,
                moment,
                salesFrom,
                salesUntil,
                prices,
                ticketsMaxPerFan,
                holdSeconds,
                moreSeconds,
                noOrphanSeats,
                waitingRoom,
                cancellation);
    }

    /** The same, with another opening of the sale. */
    public PerformanceDraft sellingFrom(Instant opening) {
        return new PerformanceDraft(
                show,
                venue,
                startsAt,
                visibleFrom,
                opening,
                salesUntil,
                prices,
                ticketsMaxPerFan,
                holdSeconds,
                moreSeconds,
                noOrphanSeats,
                waitingRoom,
                cancellation);
    }

    /** The same, with another end of the sale. */
    public PerformanceDraft sellingUntil(Instant end) {
        return new PerformanceDraft(
                show,
                venue,
                startsAt,
                visibleFrom,
                salesFrom,
                end,
                prices,
                ticketsMaxPerFan,
                holdSeconds,
                moreSeconds,
                noOrphanSeats,
                waitingRoom,
                cancellation);
    }
}
