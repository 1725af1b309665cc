package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was sold or given away until now, for whoever begins to count the events of sales later than the sales began.
 */
public interface SalesSoFar {

    /**
     * An order that was bought.
     *
     * @param tickets that were issued for it, those that were given back since among them
     */
    record Bought(OrderId order, int tickets, Instant at, boolean complimentary) {}

    /** Tickets that were given back at once. */
    record GivenBack(CancellationId cancellation, int tickets, Instant at, boolean complimentary) {}

    /** Performances that anything was ever ordered of, by their ids; from the start where {@code after} is empty. */
    List<PerformanceId> performances(Optional<PerformanceId> after, int performancesMax);

    /** By the ids of the orders. */
    List<Bought> bought(PerformanceId performance, Optional<OrderId> after, int ordersMax);

    /** By the ids of the cancellations. */
    List<GivenBack> givenBack(PerformanceId performance, Optional<CancellationId> after, int cancellationsMax);
}
