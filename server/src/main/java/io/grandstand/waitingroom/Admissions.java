package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
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

    /**
     * Lets whatever admission this account has here last until then, where it would end before: seats that are kept for longer
     * are paid with the same admission. Its next token knows it. Where the line is away, it lasts as long as it did.
     */
    void lastUntil(AccountId account, PerformanceId performance, Instant until);

    /** Ends whatever admission this account has here (it has paid), and lets the next one in. */
    void end(AccountId account, PerformanceId performance);
}
