package io.grandstand.catalog;

import java.util.List;
import java.util.Optional;

/** Performances as the modules that sell them see them. */
public interface Performances {

    /** The terms of a performance, visible or not; from memory where it was read before. */
    Optional<PerformanceTerms> find(PerformanceId id);

    /** Those whose sale is open, or opens within the hour, soonest sale first; at most {@code performancesMax}. */
    List<PerformanceTerms> openingOrOnSale(int performancesMax);
}
