package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.Optional;

/** What is on, for those who look for it. */
public interface Catalogue {

    Page<PerformanceView> search(PerformanceQuery query, PageRequest page);

    /** A performance with all that its own page shows, visible or not; from memory where it was read before. */
    Optional<PerformanceDetail> find(PerformanceId id);

    Optional<ShowView> findShow(ShowId id);

    Page<ShowView> showsOf(AccountId host, PageRequest page);

    Optional<VenueView> findVenue(VenueId id);

    /** @param name what the name contains, in whatever case; empty for all */
    Page<VenueView> venues(Optional<String> name, Optional<AccountId> hostedBy, PageRequest page);
}
