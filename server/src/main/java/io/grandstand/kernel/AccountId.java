package io.grandstand.kernel;

import java.util.UUID;

/** Names one account. It is in every module's words, so it lives here and not in {@code identity}. */
public record AccountId(UUID value) {

    public static AccountId parse(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
