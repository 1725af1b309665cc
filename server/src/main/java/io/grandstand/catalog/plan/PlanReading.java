package io.grandstand.catalog.plan;

import io.grandstand.catalog.PlanImport;
import io.grandstand.catalog.PlanImport.Renamed;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import java.util.List;

/** What came of reading a plan's document. */
public sealed interface PlanReading {

    /**
     * A plan in which nothing is wrong.
     *
     * @param document as it is kept, and comes back on export
     */
    record Sound(
            String name,
            String document,
            String hash,
            List<SeatingPlan.SectionOfPlan> sections,
            List<SeatingPlan.CategoryOfPlan> categories,
            List<SeatingPlan.Area> areas,
            List<SeatingPlan.Seat> seats,
            List<Renamed> renamed)
            implements PlanReading {

        /** The plan at its venue. */
        public SeatingPlan at(VenueId venue) {
            return new SeatingPlan(venue, hash, sections, categories, areas, seats);
        }
    }

    record Unsound(PlanImport.Refused why) implements PlanReading {}
}
