package io.grandstand.catalog.hosting;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.SoldSeats;
import io.grandstand.catalog.persistence.PerformanceTable;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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

    boolean anyUntilCommit(PerformanceId performance) {
        return anyUntilCommit(List.of(performance));
    }

    boolean any(PerformanceId performance) {
        var one = sorted(List.of(performance));
        return sellers.stream().anyMatch(seller -> seller.any(one));
    }

    boolean anyBlockedUntilCommit(PerformanceId performance) {
        var one = sorted(List.of(performance));
        return sellers.stream().anyMatch(seller -> seller.anyBlockedUntilCommit(one));
    }

    void forgetBlocked(PerformanceId performance) {
        sellers.forEach(seller -> seller.forgetBlocked(performance));
    }

    boolean anyUntilCommit(ShowId show) {
        List<PerformanceId> all = performances.of(show, PERFORMANCES_MAX + 1);
        return all.size() > PERFORMANCES_MAX || anyUntilCommit(all);
    }

    private boolean anyUntilCommit(List<PerformanceId> performances) {
        var sorted = sorted(performances);
        return sellers.stream().anyMatch(seller -> seller.anyUntilCommit(sorted));
    }

    private static SortedSet<PerformanceId> sorted(List<PerformanceId> performances) {
        var sorted = new TreeSet<>(Comparator.comparingLong(PerformanceId::value));
        sorted.addAll(performances);
        return sorted;
    }
}
