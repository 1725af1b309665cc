package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.AdmissionCheck;
import io.grandstand.waitingroom.Admissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who may buy now, and who is through. */
@Component
class AdmissionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(AdmissionDesk.class);

    private final Admissions admissions;

    AdmissionDesk(Admissions admissions) {
        this.admissions = admissions;
    }

    /** Before anything is read: whoever was let in nowhere, ever, does not come as far as the database. */
    boolean knows(@Nullable String token, AccountId account) {
        return admissions.given(token, account);
    }

    Optional<AdmissionRefusal> refuses(@Nullable String token, AccountId account, PerformanceId performance) {
        return switch (admissions.check(token, account, performance)) {
            case AdmissionCheck.Admitted _ -> Optional.empty();
            case AdmissionCheck.Missing _ -> Optional.of(AdmissionRefusal.REQUIRED);
            case AdmissionCheck.Expired _ -> Optional.of(AdmissionRefusal.EXPIRED);
        };
    }

    /** Lets the next one in. Whatever the line says, the sale is made: an admission that is not ended here runs out. */
    void through(AccountId account, PerformanceId performance) {
        try {
            admissions.end(account, performance);
        } catch (RuntimeException e) {
            LOG.warn("performance={} an admission could not be ended; it runs out", performance, e);
        }
    }
}
