package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Performances of which whoever asks decides what becomes of the seats: an admin watches, and their host says. */
@Component
class OwnPerformances {

    private final Catalogue catalogue;

    OwnPerformances(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Empty where there is none, or it is not the caller's. */
    Optional<PerformanceDetail> find(long id, Caller caller) {
        return catalogue
                .find(new PerformanceId(id))
                .filter(detail ->
                        caller.is(AccountRole.HOST) && detail.terms().host().equals(caller.account()));
    }
}
