package io.grandstand.identity;

import java.time.Duration;

/** Whom an e-mail address reaches. */
public sealed interface AddresseeResult {

    /** The account of somebody who has proven that the address is theirs. */
    record Found(Account account) implements AddresseeResult {}

    /** Nobody has an account with it. */
    record Unknown() implements AddresseeResult {}

    /** Somebody has, and nobody knows whether the address is theirs: whoever was first to sign up with it. */
    record Unconfirmed() implements AddresseeResult {}

    /** Whoever asks has named too many addresses that reach nobody. */
    record TooMany(Duration retryAfter) implements AddresseeResult {}
}
