package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What an account's owner sees of it, and changes. */
public interface Profiles {

    /**
     * The wish to be called, rung and written to otherwise. An e-mail address is who somebody is here, and a date of birth
     * was what their age was judged by: neither is changed by its owner.
     */
    record Change(AccountId account, Nickname nickname, PhoneNumber phone, AccountLanguage language) {}

    /** What became of a change. */
    sealed interface Result {

        /** A number that is another one than before has to be confirmed anew. */
        record Changed(Profile profile) implements Result {}

        record AlreadyTaken(SignUpResult.Field field) implements Result {}

        /** Another number was given too often: whoever may try many finds out which have an account. */
        record TooManyAttempts(Duration retryAfter) implements Result {}
    }

    Optional<Profile> find(AccountId account);

    Result change(Change command);

    /** What each of them chose to be written to in; those who chose nothing are not in it. */
    Map<AccountId, AccountLanguage> languages(Collection<AccountId> accounts);
}
