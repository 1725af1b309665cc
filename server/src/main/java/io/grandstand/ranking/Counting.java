package io.grandstand.ranking;

import static java.util.stream.Collectors.groupingBy;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.outbox.Inbox;
import io.grandstand.ranking.CountTable.Sum;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Counts each purchase and each cancellation once.
 *
 * <p>The inbox knows them by the ids of the orders and of the cancellations, not by those of the events: an order is bought
 * once, and whoever reads what was sold before there were counts has no events.
 */
@Component
class Counting {

    /** As the inbox knows them, and Kafka, too. */
    static final String BOUGHT = "ranking.order-completed";

    static final String GIVEN_BACK = "ranking.tickets-cancelled";

    private final Inbox inbox;
    private final Catalogue catalogue;
    private final CountTable table;

    Counting(Inbox inbox, Catalogue catalogue, CountTable table) {
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.table = table;
    }

    /**
     * Counts those that were not counted before, in one transaction.
     *
     * @param consumer {@link #BOUGHT} or {@link #GIVEN_BACK}
     */
    void count(String consumer, List<Change> changes) {
        // Before the transaction: it may need a connection of its own.
        Map<PerformanceId, PerformanceView> known = known(changes);
        var byCause = new LinkedHashMap<UUID, Change>();
        for (Change change : changes) {
            if (known.containsKey(change.performance())) {
                byCause.put(change.cause(), change);
            }
        }
        if (!byCause.isEmpty()) {
            inbox.onceForEach(consumer, byCause.keySet(), fresh -> count(byCause, fresh, known));
        }
    }

    private void count(Map<UUID, Change> byCause, Set<UUID> causes, Map<PerformanceId, PerformanceView> known) {
        List<Change> fresh = causes.stream()
                .map(cause -> Objects.requireNonNull(byCause.get(cause)))
                .toList();
        Map<PerformanceId, List<Change>> byPerformance = fresh.stream().collect(groupingBy(Change::performance));
        List<Sum> sums = byPerformance.entrySet().stream()
                .map(of -> sum(Objects.requireNonNull(known.get(of.getKey())), of.getValue()))
                .toList();
        table.add(sums, fresh.stream().filter(change -> !change.complimentary()).toList());
    }

    private static Sum sum(PerformanceView performance, List<Change> changes) {
        return new Sum(
                performance.id(),
                performance.startsAt(),
                performance.seatsForSale(),
                changes.stream().mapToInt(Change::bought).sum(),
                changes.stream().mapToInt(Change::givenBack).sum());
    }

    /** One that is not there was deleted, so that nothing of it is sold. */
    private Map<PerformanceId, PerformanceView> known(List<Change> changes) {
        var known = new HashMap<PerformanceId, PerformanceView>();
        changes.stream().map(Change::performance).distinct().forEach(performance -> catalogue
                .find(performance)
                .map(PerformanceDetail::view)
                .ifPresent(view -> known.put(performance, view)));
        return known;
    }
}
