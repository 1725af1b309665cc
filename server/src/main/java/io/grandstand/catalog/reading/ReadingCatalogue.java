package io.grandstand.catalog.reading;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.catalog.persistence.PerformanceTable;
import io.grandstand.catalog.persistence.ShowTable;
import io.grandstand.catalog.persistence.VenueTable;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue as it is: searches from the database, single performances from memory. */
@Component
class ReadingCatalogue implements Catalogue {

    private final PerformanceTable performances;
    private final ShowTable shows;
    private final VenueTable venues;
    private final CachedPerformances cached;
    private final InstantSource clock;

    ReadingCatalogue(
            PerformanceTable performances,
            ShowTable shows,
            VenueTable venues,
            CachedPerformances cached,
            InstantSource clock) {
        this.performances = performances;
        this.shows = shows;
        this.venues = venues;
        this.cached = cached;
        this.clock = clock;
    }

    @Override
    public Page<PerformanceView> search(PerformanceQuery query, PageRequest page) {
        return performances.page(query, clock.instant(), page);
    }

    @Override
    public Optional<PerformanceDetail> find(PerformanceId id) {
        return cached.detail(id);
    }

    @Override
    public Optional<ShowView> findShow(ShowId id) {
        return shows.find(id);
    }

    @Override
    public Page<ShowView> showsOf(AccountId host, PageRequest page) {
        return shows.pageOf(host, page);
    }

    @Override
    public Optional<VenueView> findVenue(VenueId id) {
        return venues.find(id);
    }

    @Override
    public Page<VenueView> venues(Optional<String> name, Optional<AccountId> hostedBy, PageRequest page) {
        return venues.page(name, hostedBy, page);
    }
}
