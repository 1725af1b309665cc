package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;

/** What became of the wish for an account. */
public sealed interface SignUpResult {

    record SignedUp(AccountId account) implements SignUpResult {}

    /** Somebody has it already. */
    record AlreadyTaken(Field field) implements SignUpResult {}

    /** The law wants a guardian's consent below 14 (Personal Information Protection Act, article 22-2). */
    record TooYoung(int ageMin) implements SignUpResult {}

    /** It is another version of the document that counts; whoever agrees must have seen that. */
    record NotInForce(LegalDocument document, String inForce) implements SignUpResult {}

    record TooManyAttempts(Duration retryAfter) implements SignUpResult {}

    /** More passwords wait to be looked at than are looked at in time. */
    record Busy(Duration retryAfter) implements SignUpResult {}

    /** What must be an account's own. */
    enum Field {
        EMAIL,
        NICKNAME,
        PHONE
    }
}
