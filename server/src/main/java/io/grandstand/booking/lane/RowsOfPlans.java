package io.grandstand.booking.lane;

import io.grandstand.booking.domain.best.PlanRows;
import io.grandstand.catalog.SeatingPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rows of plans, made once: a plan never changes, and its hash names its content. */
@Component
class RowsOfPlans {

    /** Each of 25,000 seats is some hundred kilobytes; with more, memory is begun anew. */
    private static final int PLANS_MAX = 60;

    private final Map<String, PlanRows> byHash = new ConcurrentHashMap<>();

    PlanRows of(SeatingPlan plan) {
        PlanRows known = byHash.get(plan.hash());
        if (known != null) {
            return known;
        }
        if (byHash.size() >= PLANS_MAX) {
            byHash.clear();
        }
        return byHash.computeIfAbsent(plan.hash(), hash -> PlanRows.of(plan));
    }
}
