package io.grandstand.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceDraft.Fee;
import io.grandstand.catalog.PerformanceDraft.Fees;
import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A performance as its host writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {
            "showId",
            "venueId",
            "startsAt",
            "visibleFrom",
            "salesFrom",
            "salesUntil",
            "prices",
            "ticketsMaxPerFan",
            "holdSeconds"
        })
record PerformanceBody(
        @Nullable Long showId,
        @Nullable Long venueId,
        @Nullable Instant startsAt,
        @Nullable Instant visibleFrom,
        @Nullable Instant salesFrom,
        @Nullable Instant salesUntil,
        @Nullable Map<String, @Nullable Long> prices,
        @Nullable Integer ticketsMaxPerFan,
        @Nullable Integer holdSeconds,
        @Nullable Integer moreSeconds,
        @Nullable Boolean noOrphanSeats,
        @Nullable RoomBody waitingRoom,
        @Nullable CancellationBody cancellation) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomBody(
            @Nullable RateBody rate,
            @Nullable Integer group,
            @Nullable Integer concurrency,
            @Nullable Integer admissionSeconds,
            @Nullable Rejoin rejoin,
            @Nullable Away whileAway) {}

    /**
     * What giving a ticket back costs: nothing for so many hours after buying, else a part of its price by days before the
     * performance. What is left out is as usual; no fees at all mean that no ticket is taken back.
     */
    record CancellationBody(
            @Nullable Integer freeHours, @Nullable List<@Nullable FeeBody> fees) {}

    /** This much up to and including the day that is so many days before the performance. */
    record FeeBody(@Nullable Integer daysBefore, @Nullable Integer percent) {}

    record RateBody(@Nullable Integer count, @Nullable Integer perSeconds) {}

    PerformanceDraft draft() {
        return new PerformanceDraft(
                showId == null ? null : new ShowId(showId),
                venueId == null ? null : new VenueId(venueId),
                startsAt,
                visibleFrom,
                salesFrom,
                salesUntil,
                sold(),
                ticketsMaxPerFan,
                holdSeconds,
                moreSeconds,
                Boolean.TRUE.equals(noOrphanSeats),
                waitingRoom == null ? null : room(waitingRoom),
                cancellation == null ? null : fees(cancellation));
    }

    /** A price of null says what a missing one says: not sold. */
    private Map<String, Long> sold() {
        var sold = new LinkedHashMap<String, Long>();
        if (prices != null) {
            prices.forEach((category, price) -> {
                if (price != null) {
                    sold.put(category, price);
                }
            });
        }
        return sold;
    }

    private static Room room(RoomBody body) {
        RateBody rate = body.rate();
        return new Room(
                rate == null ? null : new Rate(rate.count(), rate.perSeconds()),
                body.group(),
                body.concurrency(),
                body.admissionSeconds(),
                body.rejoin(),
                body.whileAway());
    }

    private static Fees fees(CancellationBody body) {
        FeeSchedule usual = FeeSchedule.DEFAULT;
        return new Fees(
                body.freeHours() == null ? usual.freeHours() : body.freeHours(),
                body.fees() == null
                        ? usual.steps().stream()
                                .map(step -> new Fee(step.daysBefore(), step.percent()))
                                .toList()
                        : body.fees().stream().map(PerformanceBody::fee).toList());
    }

    private static Fee fee(@Nullable FeeBody body) {
        return body == null ? new Fee(null, null) : new Fee(body.daysBefore(), body.percent());
    }

    private static CancellationBody body(Fees fees) {
        return new CancellationBody(
                fees.freeHours(),
                fees.steps().stream()
                        .<@Nullable FeeBody>map(fee -> new FeeBody(fee.daysBefore(), fee.percent()))
                        .toList());
    }

    static PerformanceBody of(PerformanceDraft draft) {
        return new PerformanceBody(
                draft.show() == null ? null : draft.show().value(),
                draft.venue() == null ? null : draft.venue().value(),
                draft.startsAt(),
                draft.visibleFrom(),
                draft.salesFrom(),
                draft.salesUntil(),
                new LinkedHashMap<>(draft.prices()),
                draft.ticketsMaxPerFan(),
                draft.holdSeconds(),
                draft.moreSeconds(),
                draft.noOrphanSeats(),
                draft.waitingRoom() == null ? null : body(draft.waitingRoom()),
                draft.cancellation() == null ? null : body(draft.cancellation()));
    }

    private static RoomBody body(Room room) {
        Rate rate = room.rate();
        return new RoomBody(
                rate == null ? null : new RateBody(rate.count(), rate.perSeconds()),
                room.group(),
                room.concurrency(),
                room.admissionSeconds(),
                room.rejoin(),
                room.away());
    }
}
