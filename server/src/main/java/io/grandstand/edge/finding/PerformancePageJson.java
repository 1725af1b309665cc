package io.grandstand.edge.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.kernel.Won;
import java.time.Instant;
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
        boolean noOrphanSeats,
        List<PriceJson> prices,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RoomJson waitingRoom) {

    /** What a seat of a category costs. */
    record PriceJson(int categoryId, String name, String color, long price) {}

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

    static PerformancePageJson of(PerformanceDetail detail, int seatsLeft, Instant now) {
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
                terms.noOrphanSeats(),
                terms.plan().categories().stream()
                        .flatMap(category -> price(category, terms.prices().get(category.index())))
                        .toList(),
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
