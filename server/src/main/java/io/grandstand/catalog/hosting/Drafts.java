package io.grandstand.catalog.hosting;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceDraft.Fee;
import io.grandstand.catalog.PerformanceDraft.Fees;
import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.persistence.PerformanceTable.Conditions;
import io.grandstand.catalog.persistence.PerformanceTable.Stored;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kept performances as the drafts that would make them. */
final class Drafts {

    private Drafts() {}

    static PerformanceDraft of(Stored stored, SeatingPlan plan) {
        Conditions conditions = stored.conditions();
        return new PerformanceDraft(
                stored.view().show().id(),
                stored.view().venue().id(),
                conditions.startsAt(),
                conditions.visibleFrom(),
                conditions.salesFrom(),
                conditions.salesUntil(),
                prices(conditions, plan),
                conditions.ticketsMaxPerFan(),
                (int) conditions.holdTime().toSeconds(),
                (int) conditions.moreTime().toSeconds(),
                conditions.noOrphanSeats(),
                conditions.waitingRoom().map(Drafts::room).orElse(null),
                fees(conditions.fees()));
    }

    private static Map<String, Long> prices(Conditions conditions, SeatingPlan plan) {
        var prices = new LinkedHashMap<String, Long>();
        for (CategoryOfPlan category : plan.categories()) {
            conditions.prices().get(category.index()).ifPresent(price -> prices.put(category.name(), price.amount()));
        }
        return prices;
    }

    private static Fees fees(FeeSchedule fees) {
        return new Fees(
                fees.freeHours(),
                fees.steps().stream()
                        .map(step -> new Fee(step.daysBefore(), step.percent()))
                        .toList());
    }

    private static Room room(WaitingRoomPolicy policy) {
        return new Room(
                policy.rate()
                        .map(rate -> new Rate(rate.count(), (int) rate.per().toSeconds()))
                        .orElse(null),
                policy.group().orElse(null),
                policy.concurrency().orElse(null),
                (int) policy.admission().toSeconds(),
                policy.rejoin(),
                policy.away());
    }
}
