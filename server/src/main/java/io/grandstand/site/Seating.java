package io.grandstand.site;

import io.grandstand.booking.SeatAvailability;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.PlanPictures;
import io.grandstand.kernel.Won;
import io.grandstand.site.view.Event;
import io.grandstand.site.view.PerformancePage;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where one may sit or stand, as far as it helps to decide. */
@Component
class Seating {

    private final SeatAvailability availability;
    private final PlanPictures pictures;

    Seating(SeatAvailability availability, PlanPictures pictures) {
        this.availability = availability;
        this.pictures = pictures;
    }

    Optional<PerformancePage.Plan> plan(Event event, PerformanceTerms terms) {
        return pictures.of(terms)
                .map(picture ->
                        new PerformancePage.Plan(event.planHref(picture.tag()), picture.width(), picture.height()));
    }

    List<PerformancePage.Area> areas(PerformanceTerms terms) {
        if (terms.plan().areas().isEmpty()) {
            return List.of();
        }
        return availability.snapshot(terms.id()).map(SeatAvailability.Snapshot::areas).orElse(List.of()).stream()
                .map(area -> new PerformancePage.Area(
                        terms.plan().label(area.area()),
                        terms.price(area.area()).orElse(Won.ZERO).amount(),
                        area.left()))
                .toList();
    }
}
