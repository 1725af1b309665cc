package io.grandstand.site;

import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.site.view.PerformancePage.Price;
import java.util.List;
import java.util.stream.Collectors;

/** What seats cost, for people and for the map. */
final class Prices {

    private Prices() {}

    /** The dearest first. */
    static List<Price> list(PerformanceTerms terms) {
        return terms.plan().categories().stream()
                .flatMap(category -> terms.prices().get(category.index()).stream()
                        .map(price -> new Price(category.index(), category.name(), category.color(), price.amount())))
                .sorted((one, other) -> Long.compare(other.amount(), one.amount()))
                .toList();
    }

    /** A JSON array in the order of the plan's categories. */
    static String json(PerformanceTerms terms) {
        return terms.prices().stream()
                .map(price -> price.map(won -> Long.toString(won.amount())).orElse("null"))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
