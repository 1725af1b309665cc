package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;

/** What became of a try to log in. */
public sealed interface LogInResult {

    record LoggedIn(AccountId account, Tokens tokens) implements LogInResult {}

    /** No such account, or not its password: which of the two is nobody's business. */
    record BadCredentials() implements LogInResult {}

    record TooManyAttempts(Duration retryAfter) implements LogInResult {}

    /** More passwords wait to be looked at than are looked at in time. */
    record Busy(Duration retryAfter) implements LogInResult {}
}
