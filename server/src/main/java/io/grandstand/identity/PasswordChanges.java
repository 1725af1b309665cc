package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;

/** How somebody who is logged in gets another password. */
public interface PasswordChanges {

    /** What became of it. */
    sealed interface Result {

        /** The password is the new one, and every other session has ended. */
        record Changed() implements Result {}

        /** The old password is not what it was said to be. */
        record WrongPassword() implements Result {}

        record TooManyAttempts(Duration retryAfter) implements Result {}

        /** More passwords wait to be looked at than are looked at in time. */
        record Busy(Duration retryAfter) implements Result {}
    }

    /**
     * Changes a password.
     *
     * @param here the session that asks; it goes on
     * @param from the address that asks, for its limit
     */
    Result change(AccountId account, SessionId here, String current, Password next, String from);
}
