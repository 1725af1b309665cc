package io.grandstand.identity;

import io.grandstand.kernel.AccountId;

/** Finds people by an e-mail address that somebody else knows of them. */
public interface Addressees {

    /** Addresses that reach nobody, of one who asks, within the time in which tries to log in are counted together. */
    int UNKNOWN_MAX = 30;

    /** @param by who asks: nobody finds out by this who has an account here, and who has not */
    AddresseeResult find(EmailAddress email, AccountId by);
}
