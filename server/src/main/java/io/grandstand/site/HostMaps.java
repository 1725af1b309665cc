package io.grandstand.site;

import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.order.Gifts;
import io.grandstand.site.view.HostMap;
import org.springframework.stereotype.Component;

/** Draws maps for forms in which a host says which seats. */
@Component
class HostMaps {

    private final Gifts gifts;

    HostMaps(Gifts gifts) {
        this.gifts = gifts;
    }

    /** @param seatsMax of one wish */
    HostMap of(PerformanceDetail detail, int seatsMax) {
        PerformanceTerms terms = detail.terms();
        return new HostMap(
                terms.id().value(),
                seatsMax,
                Prices.json(terms),
                Prices.list(terms),
                gifts.seatsOf(terms.id()).stream().map(SeatNo::index).toList());
    }
}
