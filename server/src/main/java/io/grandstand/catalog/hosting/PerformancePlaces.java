package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.persistence.PerformanceTable.Stored;
import io.grandstand.catalog.persistence.ShowTable;
import io.grandstand.catalog.reading.Plans;
import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what takes place where: the home team decides the stadium of a game, the host that of a concert. */
@Component
class PerformancePlaces {

    record Place(ShowId show, SeatingPlan plan) {}

    private final ShowTable shows;
    private final Plans plans;

    PerformancePlaces(ShowTable shows, Plans plans) {
        this.shows = shows;
        this.plans = plans;
    }

    /** @param faults gets what is wrong with the draft's show and venue */
    Optional<Place> find(AccountId host, PerformanceDraft draft, List<Fault> faults) {
        if (draft.show() == null) {
            faults.add(new Fault("showId", "is missing"));
            return Optional.empty();
        }
        Optional<ShowView> show =
                shows.find(draft.show()).filter(found -> found.host().equals(host));
        if (show.isEmpty()) {
            faults.add(new Fault("showId", "there is no such show of yours"));
            return Optional.empty();
        }
        Optional<VenueId> venue = venue(show.get(), Optional.ofNullable(draft.venue()), faults);
        Optional<SeatingPlan> plan = venue.flatMap(plans::of);
        if (venue.isPresent() && plan.isEmpty()) {
            faults.add(new Fault("venueId", "there is no such venue"));
        }
        return plan.map(found -> new Place(show.get().id(), found));
    }

    private static Optional<VenueId> venue(ShowView show, Optional<VenueId> wanted, List<Fault> faults) {
        Optional<VenueId> stadium = show.home().flatMap(Team::stadium);
        if (stadium.isPresent() && wanted.isPresent() && !wanted.equals(stadium)) {
            faults.add(new Fault("venueId", "the home team plays at venue " + stadium.get()));
            return Optional.empty();
        }
        Optional<VenueId> venue = stadium.or(() -> wanted);
        if (venue.isEmpty()) {
            faults.add(new Fault("venueId", "is missing"));
        }
        return venue;
    }

    Optional<SeatingPlan> plan(Stored performance) {
        return plans.of(performance.view().venue().id());
    }
}
