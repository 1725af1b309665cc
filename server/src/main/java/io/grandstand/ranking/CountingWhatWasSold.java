package io.grandstand.ranking;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.order.CancellationId;
import io.grandstand.order.OrderId;
import io.grandstand.order.SalesSoFar;
import io.grandstand.order.SalesSoFar.Bought;
import io.grandstand.order.SalesSoFar.GivenBack;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what was sold before there were rankings, of what is still ahead: Kafka has the events of some days, and a sale goes
 * on for months.
 *
 * <p>Events of the same sales may come meanwhile, or have come before. Each is counted by whoever is first, so any number of
 * processes may do this, and whoever dies over it leaves it to the next to begin anew.
 */
@Component
class CountingWhatWasSold {

    static final int PERFORMANCES_MAX = 1_000;
    static final int SALES_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(CountingWhatWasSold.class);

    private final SalesSoFar sales;
    private final Catalogue catalogue;
    private final Counting counting;
    private final CountTable table;
    private final InstantSource clock;
    private volatile boolean done;

    CountingWhatWasSold(
            SalesSoFar sales, Catalogue catalogue, Counting counting, CountTable table, InstantSource clock) {
        this.sales = sales;
        this.catalogue = catalogue;
        this.counting = counting;
        this.table = table;
        this.clock = clock;
    }

    /** Unless somebody has done it. */
    void countOnce() {
        if (done) {
            return;
        }
        if (!table.begun()) {
            countAll();
            table.markBegun();
            LOG.info("what was sold so far is counted");
        }
        done = true;
    }

    void countAll() {
        Optional<PerformanceId> last = Optional.empty();
        List<PerformanceId> some;
        do {
            some = sales.performances(last, PERFORMANCES_MAX);
            some.stream().filter(this::isAhead).forEach(this::count);
            last = some.isEmpty() ? last : Optional.of(some.getLast());
        } while (some.size() == PERFORMANCES_MAX);
    }

    private boolean isAhead(PerformanceId performance) {
        return catalogue
                .find(performance)
                .filter(found -> clock.instant().isBefore(found.view().startsAt()))
                .isPresent();
    }

    private void count(PerformanceId performance) {
        countBought(performance);
        countGivenBack(performance);
    }

    private void countBought(PerformanceId performance) {
        Optional<OrderId> last = Optional.empty();
        List<Bought> some;
        do {
            some = sales.bought(performance, last, SALES_MAX);
            counting.count(
                    Counting.BOUGHT,
                    some.stream()
                            .map(sale -> Change.bought(
                                    performance, sale.order().value(), sale.tickets(), sale.at(), sale.complimentary()))
                            .toList());
            last = some.isEmpty() ? last : Optional.of(some.getLast().order());
        } while (some.size() == SALES_MAX);
    }

    private void countGivenBack(PerformanceId performance) {
        Optional<CancellationId> last = Optional.empty();
        List<GivenBack> some;
        do {
            some = sales.givenBack(performance, last, SALES_MAX);
            counting.count(
                    Counting.GIVEN_BACK,
                    some.stream()
                            .map(given -> Change.givenBack(
                                    performance,
                                    given.cancellation().value(),
                                    given.tickets(),
                                    given.at(),
                                    given.complimentary()))
                            .toList());
            last = some.isEmpty() ? last : Optional.of(some.getLast().cancellation());
        } while (some.size() == SALES_MAX);
    }
}
