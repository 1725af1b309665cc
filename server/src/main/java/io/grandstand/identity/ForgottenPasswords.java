package io.grandstand.identity;

import java.time.Duration;

/** How somebody gets in again who does not know their password any more. */
public interface ForgottenPasswords {

    /** What became of the wish for a link; the same whether there is such an account or not, and as fast. */
    sealed interface Asked {

        /** @param linkLifetime how long the link is good for, if one is sent */
        record Accepted(Duration linkLifetime) implements Asked {}

        record TooManyAttempts(Duration retryAfter) implements Asked {}
    }

    /** What became of a try to use a link. */
    sealed interface Renewed {

        /** The password is the new one, and every session has ended. */
        record Changed() implements Renewed {}

        /** Unknown, over or used. */
        record LinkRefused() implements Renewed {}

        record TooManyAttempts(Duration retryAfter) implements Renewed {}

        /** More passwords wait to be hashed than are hashed in time; the link is still good. */
        record Busy(Duration retryAfter) implements Renewed {}
    }

    /**
     * Has a link sent to whoever has this address.
     *
     * @param language what the letter is written in, unless its reader has chosen one
     * @param from the address that asks, for its limit
     */
    Asked ask(EmailAddress email, AccountLanguage language, String from);

    /** Whether this link's token would be taken, for the page that asks for the password. */
    boolean usable(String token);

    Renewed renew(String token, Password password, String from);
}
