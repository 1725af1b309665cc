package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.AdmissionCheck.Admitted;
import io.grandstand.waitingroom.AdmissionCheck.Expired;
import io.grandstand.waitingroom.AdmissionCheck.Missing;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Admissions by what their tokens say and by what is known to have ended. */
@Service
class SignedAdmissions implements Admissions {

    private static final Logger LOG = LoggerFactory.getLogger(SignedAdmissions.class);

    private final Tokens tokens;
    private final Revocations revocations;
    private final EndingAdmission ending;
    private final InstantSource clock;

    SignedAdmissions(Tokens tokens, Revocations revocations, EndingAdmission ending, InstantSource clock) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.ending = ending;
        this.clock = clock;
    }

    @Override
    public AdmissionCheck check(@Nullable String token, AccountId account, PerformanceId performance) {
        AdmissionToken admission = tokens.admission(token).orElse(null);
        if (admission == null
                || !admission.account().equals(account)
                || !admission.performance().equals(performance)) {
            return new Missing();
        }
        if (!clock.instant().isBefore(admission.expiresAt())) {
            return new Expired();
        }
        return revocations.ended(performance, admission.id())
                ? new Missing()
                : new Admitted(admission.id(), admission.expiresAt());
    }

    @Override
    public boolean given(@Nullable String token, AccountId account) {
        return tokens.admission(token)
                .filter(admission -> admission.account().equals(account))
                .isPresent();
    }

    @Override
    public void lastUntil(AccountId account, PerformanceId performance, Instant until) {
        try {
            ending.notBefore(account, performance, until);
        } catch (DataAccessException e) {
            LOG.warn(
                    "admission=not-prolonged performance={} account={} cause={}", performance, account, e.getMessage());
        }
    }

    @Override
    public void end(AccountId account, PerformanceId performance) {
        try {
            ending.end(account, performance);
        } catch (DataAccessException e) {
            // A purchase must not fail because the line is away: without heartbeats the admission ends by itself.
            LOG.warn("admission=not-ended performance={} account={} cause={}", performance, account, e.getMessage());
        }
    }
}
