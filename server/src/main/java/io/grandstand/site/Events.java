package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.site.view.Event;
import io.grandstand.site.view.Sale;
import io.grandstand.site.view.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names what something was bought for. */
@Component
class Events {

    private final Catalogue catalogue;

    Events(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Of a performance that somebody bought something for, and which is therefore never deleted. */
    Event of(PerformanceId id, Words words) {
        PerformanceDetail detail = catalogue
                .find(id)
                .orElseThrow(() -> new IllegalStateException("bought for a performance that is gone: " + id));
        return of(detail, words);
    }

    /** When its sale opens or ends; none where it has ended. */
    static @Nullable Instant next(PerformanceTerms terms, Instant now) {
        return Sale.next(now, terms.salesFrom(), terms.salesUntil(), terms.cancelled())
                .orElse(null);
    }

    static Event of(PerformanceDetail detail, Words words) {
        var view = detail.view();
        return new Event(
                view.id().value(),
                Cards.title(view, words),
                Cards.venue(view, words),
                view.startsAt(),
                detail.terms().waitingRoom().isPresent());
    }
}
