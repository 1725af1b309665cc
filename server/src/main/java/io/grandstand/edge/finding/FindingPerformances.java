package io.grandstand.edge.finding;

import io.grandstand.booking.SeatAvailability;
import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.ShowId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.SiteSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the catalogue knows of a performance and what booking has left of it. */
@Component
class FindingPerformances {

    /** Performances on sale at once that a search by what is left looks through. */
    private static final int ON_SALE_MAX = 1_000;

    private final Catalogue catalogue;
    private final SeatAvailability availability;
    private final InstantSource clock;
    private final SiteSettings settings;

    FindingPerformances(
            Catalogue catalogue, SeatAvailability availability, InstantSource clock, SiteSettings settings) {
        this.catalogue = catalogue;
        this.availability = availability;
        this.clock = clock;
        this.settings = settings;
    }

    Page<PerformanceJson> search(PerformanceQuery query, PageRequest page) {
        if (query.phase().filter(FindingPerformances::dependsOnWhatIsLeft).isPresent()) {
            return searchOnSale(query, page);
        }
        Page<PerformanceView> found = catalogue.search(query, page);
        return new Page<>(withLeft(found.items()), found.page(), found.size(), found.total());
    }

    private static boolean dependsOnWhatIsLeft(PerformanceStatus status) {
        return switch (status) {
            case ON_SALE, SOLD_OUT -> true;
            case SCHEDULED, SALES_ENDED, CANCELLED -> false;
        };
    }

    /** Only booking knows which of them are sold out, so all are looked at and the page is cut here. */
    private Page<PerformanceJson> searchOnSale(PerformanceQuery query, PageRequest page) {
        var onSale = new ArrayList<PerformanceView>();
        Page<PerformanceView> found;
        int next = 0;
        do {
            found = catalogue.search(query, new PageRequest(next, PageRequest.SIZE_MAX));
            onSale.addAll(found.items());
            next++;
        } while (found.items().size() == PageRequest.SIZE_MAX && onSale.size() < ON_SALE_MAX);
        List<PerformanceJson> wanted = withLeft(onSale).stream()
                .filter(performance ->
                        query.phase().filter(performance.status()::equals).isPresent())
                .toList();
        List<PerformanceJson> items =
                wanted.stream().skip(page.offset()).limit(page.size()).toList();
        return new Page<>(items, page.page(), page.size(), wanted.size());
    }

    /** Those of a show whose sale is open or still to come, soonest first. */
    List<PerformanceJson> bookable(ShowId show, int performancesMax) {
        Instant now = clock.instant();
        var items = new ArrayList<PerformanceView>();
        Page<PerformanceView> found;
        int next = 0;
        do {
            found = catalogue.search(PerformanceQuery.of(show, now), new PageRequest(next, PageRequest.SIZE_MAX));
            items.addAll(found.items());
            next++;
        } while (found.items().size() == PageRequest.SIZE_MAX && items.size() < performancesMax);
        return withLeft(items).stream()
                .filter(performance -> switch (performance.status()) {
                    case SCHEDULED, ON_SALE, SOLD_OUT -> true;
                    case SALES_ENDED, CANCELLED -> false;
                })
                .toList();
    }

    /** Empty where there is none, or none that this caller may know of. */
    Optional<PerformancePageJson> find(PerformanceId id, @Nullable Caller caller) {
        Instant now = clock.instant();
        return catalogue
                .find(id)
                .filter(detail -> detail.terms().visibleTo(caller, now))
                .map(detail -> PerformancePageJson.of(detail, left(detail), now, settings.timeZone()));
    }

    private int left(PerformanceDetail detail) {
        PerformanceId id = detail.view().id();
        return availability.left(Set.of(id)).getOrDefault(id, detail.view().seatsForSale());
    }

    private List<PerformanceJson> withLeft(List<PerformanceView> performances) {
        Instant now = clock.instant();
        Map<PerformanceId, Integer> left =
                availability.left(performances.stream().map(PerformanceView::id).collect(Collectors.toSet()));
        return performances.stream()
                .map(performance -> PerformanceJson.of(
                        performance, left.getOrDefault(performance.id(), performance.seatsForSale()), now))
                .toList();
    }
}
