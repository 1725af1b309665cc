package io.grandstand.order;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.SiteSettings;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What cancelling is said to cost to whoever orders now, and was said to whoever ordered before. */
@Component
class PromisedFees {

    /** A guest may give tickets back until it begins, and nothing is charged. */
    private static final FeeSchedule OF_GIFTS = new FeeSchedule(0, List.of(new FeeSchedule.Step(0, 0)));

    /** What was promised, and when that is about. */
    record Promise(CancellationTerms terms, Instant startsAt) {}

    private final Performances performances;
    private final CancellationBook book;
    private final SiteSettings settings;

    PromisedFees(Performances performances, CancellationBook book, SiteSettings settings) {
        this.performances = performances;
        this.book = book;
        this.settings = settings;
    }

    CancellationTerms now(PerformanceId performance) {
        return terms(find(performance).fees());
    }

    CancellationTerms ofGifts() {
        return terms(OF_GIFTS);
    }

    Promise of(Purchase order) {
        PerformanceTerms performance = find(order.performance());
        return new Promise(
                // Nobody was promised anything before there were fees; what a host changes later is not for them.
                book.terms(order.id()).orElseGet(() -> terms(FeeSchedule.DEFAULT)), performance.startsAt());
    }

    private CancellationTerms terms(FeeSchedule fees) {
        return new CancellationTerms(fees, settings.timeZone());
    }

    private PerformanceTerms find(PerformanceId performance) {
        return performances
                .find(performance)
                .orElseThrow(() -> new IllegalStateException("ordered for a performance that is gone: " + performance));
    }
}
