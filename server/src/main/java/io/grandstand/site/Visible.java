package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Caller;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The performances that somebody may know of: a host sees what is theirs before everybody else does. */
@Component
class Visible {

    private final Catalogue catalogue;
    private final InstantSource clock;

    Visible(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Optional<PerformanceDetail> find(PerformanceId id, @Nullable Caller caller) {
        return catalogue.find(id).filter(detail -> detail.terms().visibleTo(caller, clock.instant()));
    }
}
