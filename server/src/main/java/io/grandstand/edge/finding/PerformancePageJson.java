package io.grandstand.edge.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.grandstand.booking.MoreTime;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A performance with all that its own page shows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PerformancePageJson(
        @JsonUnwrapped PerformanceJson performance,
        @Nullable String description,
        @Nullable String poster,
        int ageLimit,
        @Nullable Integer runningMinutes,
        @Nullable Integer intermissionMinutes,
        Instant visibleFrom,
        int ticketsMaxPerFan,
        long holdSeconds,
        long moreSeconds,
        boolean noOrphanSeats,
        List<PriceJson> prices,
        CancellationJson cancellation,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RoomJson waitingRoom) {

    /** What a seat of a category costs. */
    record PriceJson(int categoryId, String name, String color, long price) {}

    /**
     * What giving a ticket back costs: nothing for so many hours after buying, else by days before the performance, as that
     * time zone counts them.
     */
    record CancellationJson(int freeHours, List<FeeJson> fees, ZoneId timeZone) {

        static CancellationJson of(FeeSchedule schedule, ZoneId zone) {
            return new CancellationJson(
                    schedule.freeHours(),
                    schedule.steps().stream()
                            .map(step -> new FeeJson(step.daysBefore(), step.percent()))
                            .toList(),
                    zone);
        }
    }

    /** This much up to and including the day that is so many days before the performance. */
    record FeeJson(int daysBefore, int percent) {}

    /** How the line is let in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomJson(
            @Nullable RateJson rate,
            @Nullable Integer group,
            @Nullable Integer concurrency,
            long admissionSeconds,
            WaitingRoomPolicy.Rejoin rejoin,
            WaitingRoomPolicy.Away whileAway) {}

    record RateJson(int count, long perSeconds) {}

    static PerformancePageJson of(PerformanceDetail detail, int seatsLeft, Instant now, ZoneId zone) {
        PerformanceTerms terms = detail.terms();
        var performance = PerformanceJson.of(detail.view(), seatsLeft, now);
        return new PerformancePageJson(
                performance,
                detail.description().orElse(null),
                performance.show().poster(),
                detail.view().show().ageLimit(),
                detail.view().show().runningMinutes().orElse(null),
                detail.view().show().intermissionMinutes().orElse(null),
                terms.visibleFrom(),
                terms.ticketsMaxPerFan(),
                terms.holdTime().toSeconds(),
                MoreTime.promised(terms).orElse(Duration.ZERO).toSeconds(),
                terms.noOrphanSeats(),
                terms.plan().categories().stream()
                        .flatMap(category -> price(category, terms.prices().get(category.index())))
                        .toList(),
                CancellationJson.of(terms.fees(), zone),
                terms.waitingRoom().map(PerformancePageJson::room).orElse(null));
    }

    private static Stream<PriceJson> price(CategoryOfPlan category, Optional<Won> price) {
        return price.stream()
                .map(won -> new PriceJson(category.index(), category.name(), category.color(), won.amount()));
    }

    private static RoomJson room(WaitingRoomPolicy policy) {
        return new RoomJson(
                policy.rate()
                        .map(rate -> new RateJson(rate.count(), rate.per().toSeconds()))
                        .orElse(null),
                policy.group().orElse(null),
                policy.concurrency().orElse(null),
                policy.admission().toSeconds(),
                policy.rejoin(),
                policy.away());
    }
}
