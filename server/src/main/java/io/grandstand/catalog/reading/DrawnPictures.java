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
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Pictures of plans: a crowd that asks for one not yet drawn waits for one drawing. */
@Component
class DrawnPictures implements PlanPictures {

    /** Each is about 20 KB. */
    private static final int PICTURES_MAX = 500;

    /** @param forSale categories */
    private record Subject(VenueId venue, BitSet forSale) {}

    private final Cache<Subject, PlanPicture> drawn =
            Caffeine.newBuilder().maximumSize(PICTURES_MAX).build();
    private final VenueTable venues;

    DrawnPictures(VenueTable venues) {
        this.venues = venues;
    }

    @Override
    public PlanPicture of(PerformanceTerms terms) {
        SeatingPlan plan = terms.plan();
        BitSet forSale = IntStream.range(0, terms.prices().size())
                .filter(category -> terms.prices().get(category).isPresent())
                .collect(BitSet::new, BitSet::set, BitSet::or);
        return drawn.get(new Subject(plan.venue(), forSale), subject -> {
            String document = venues.document(subject.venue())
                    .orElseThrow(() -> new IllegalStateException("no document of venue " + subject.venue()));
            return PictureDrawing.draw(plan, document, subject.forSale());
        });
    }
}
