package io.grandstand.catalog.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.PlanPicture;
import io.grandstand.catalog.PlanPictures;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.persistence.VenueTable;
import io.grandstand.catalog.plan.PictureDrawing;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Pictures of plans: a crowd that asks for one not yet drawn waits for one drawing. */
@Component
class DrawnPictures implements PlanPictures {

    private static final Logger LOG = LoggerFactory.getLogger(DrawnPictures.class);

    /** Characters of all that are remembered. */
    private static final int LENGTH_MAX = 32 * 1024 * 1024;

    /** What one takes besides. */
    private static final int SURROUNDINGS = 500;

    /** @param forSale categories */
    private record Subject(VenueId venue, BitSet forSale) {}

    /** Those that are not to be had are remembered as well. */
    private final Cache<Subject, Optional<PlanPicture>> drawn = Caffeine.newBuilder()
            .maximumWeight(LENGTH_MAX)
            .<Subject, Optional<PlanPicture>>weigher((_, picture) ->
                    SURROUNDINGS + picture.map(found -> found.svg().length()).orElse(0))
            .build();

    private final VenueTable venues;

    DrawnPictures(VenueTable venues) {
        this.venues = venues;
    }

    @Override
    public Optional<PlanPicture> of(PerformanceTerms terms) {
        BitSet forSale = IntStream.range(0, terms.prices().size())
                .filter(category -> terms.prices().get(category).isPresent())
                .collect(BitSet::new, BitSet::set, BitSet::or);
        try {
            return drawn.get(new Subject(terms.plan().venue(), forSale), subject -> draw(terms.plan(), subject));
        } catch (DataAccessException away) {
            LOG.debug("picture=none performance={} cause={}", terms.id(), away.getMessage());
            return Optional.empty();
        }
    }

    private Optional<PlanPicture> draw(SeatingPlan plan, Subject subject) {
        return venues.document(subject.venue())
                .map(document -> PictureDrawing.draw(plan, document, subject.forSale()))
                .filter(picture -> picture.svg().length() <= PlanPicture.LENGTH_MAX);
    }
}
