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

    /**
     * Whether a token is an admission that this account was given, be it to another performance or over by now: who was
     * given none has nothing to be looked up for.
     */
    boolean given(@Nullable String token, AccountId account);

    /** Ends whatever admission this account has here (it has paid), and lets the next one in. */
    void end(AccountId account, PerformanceId performance);
}
