package io.grandstand.identity;

import java.time.Duration;

/**
 * What a session's holder carries.
 *
 * @param access a signed token for every call
 * @param refresh an opaque token, good for one renewal
 * @param accessLifetime how long {@code access} is good for
 */
public record Tokens(String access, String refresh, Duration accessLifetime) {

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
