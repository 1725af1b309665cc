package io.grandstand.catalog.hosting;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.SoldSeats;
import io.grandstand.catalog.persistence.PerformanceTable;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks everyone who sells seats. */
@Component
class Sold {

    /** A show with more performances than this counts as sold. */
    private static final int PERFORMANCES_MAX = 1_000;

    private final ObjectProvider<SoldSeats> sellers;
    private final PerformanceTable performances;

    Sold(ObjectProvider<SoldSeats> sellers, PerformanceTable performances) {
        this.sellers = sellers;
        this.performances = performances;
    }

    boolean any(PerformanceId performance) {
        return sellers.stream().anyMatch(seller -> seller.any(performance));
    }

    boolean anyOf(ShowId show) {
        List<PerformanceId> all = performances.of(show, PERFORMANCES_MAX + 1);
        return all.size() > PERFORMANCES_MAX || all.stream().anyMatch(this::any);
    }
}
