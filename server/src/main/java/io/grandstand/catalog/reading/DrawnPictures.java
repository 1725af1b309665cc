package io.grandstand.catalog.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grandstand.catalog.PlanPicture;
import io.grandstand.catalog.PlanPictures;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.persistence.VenueTable;
import io.grandstand.catalog.plan.PictureDrawing;
import org.springframework.stereotype.Component;

/** Pictures of plans: a crowd that asks for one not yet drawn waits for one drawing. */
@Component
class DrawnPictures implements PlanPictures {

    /** Each is about 20 KB. */
    private static final int PICTURES_MAX = 500;

    private final Cache<VenueId, PlanPicture> drawn =
            Caffeine.newBuilder().maximumSize(PICTURES_MAX).build();
    private final VenueTable venues;

    DrawnPictures(VenueTable venues) {
        this.venues = venues;
    }

    @Override
    public PlanPicture of(SeatingPlan plan) {
        return drawn.get(plan.venue(), venue -> {
            String document = venues.document(venue)
                    .orElseThrow(() -> new IllegalStateException("no document of venue " + venue));
            return PictureDrawing.draw(plan, document);
        });
    }
}
