package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/** The right to book, as the modules that sell use it. */
public interface Admissions {

    /** The request header that carries the token. */
    String HEADER = "Admission";

    /** Checks a token's signature, bearer, performance and time, without a look-up. */
    AdmissionCheck check(@Nullable String token, AccountId account, PerformanceId performance);

    /** Ends whatever admission this account has here (it has paid), and lets the next one in. */
    void end(AccountId account, PerformanceId performance);
}
