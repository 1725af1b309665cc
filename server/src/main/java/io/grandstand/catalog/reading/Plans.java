package io.grandstand.catalog.reading;

import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.persistence.VenueTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seating plans, read once: a plan never changes. */
@Component
public class Plans {

    /** Each of 25,000 seats is about 4 MB. */
    private static final int PLANS_MAX = 60;

    private final BoundedCache<VenueId, SeatingPlan> cache = new BoundedCache<>(PLANS_MAX);
    private final VenueTable venues;

    Plans(VenueTable venues) {
        this.venues = venues;
    }

    public Optional<SeatingPlan> of(VenueId venue) {
        SeatingPlan known = cache.get(venue);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SeatingPlan> read = venues.plan(venue);
        read.ifPresent(plan -> cache.put(venue, plan));
        return read;
    }
}
