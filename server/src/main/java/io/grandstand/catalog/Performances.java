package io.grandstand.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Performances as the modules that sell them see them. */
public interface Performances {

    /** The terms of a performance, visible or not; from memory where it was read before. */
    Optional<PerformanceTerms> find(PerformanceId id);

    /**
     * The terms as they are committed by now, of those that still exist. Asks the database: for whoever decides a sale
     * under a lock that {@link SoldSeats} takes, too.
     */
    Map<PerformanceId, PerformanceTerms> latest(Collection<PerformanceId> ids);

    /** Those whose sale is open, or opens within the hour, soonest sale first; at most {@code performancesMax}. */
    List<PerformanceTerms> openingOrOnSale(int performancesMax);
}
