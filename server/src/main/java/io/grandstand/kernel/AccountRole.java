package io.grandstand.kernel;

/** What an account may do. Given only by an {@link #ADMIN}; never chosen by its holder. */
public enum AccountRole {
    FAN,
    HOST,
    STAFF,
    ADMIN
}
