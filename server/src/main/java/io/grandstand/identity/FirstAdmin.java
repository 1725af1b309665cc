package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;

/**
 * How a real installation gets its first admin: by a link that works once. Fans who sign up before the operator comes
 * change nothing about it.
 */
public interface FirstAdmin {

    /** What became of a try to use the link. */
    sealed interface Result {

        record Created(AccountId account) implements Result {}

        /** Unknown, over or used. */
        record LinkRefused() implements Result {}

        record AlreadyTaken(SignUpResult.Field field) implements Result {}

        /** More passwords wait to be hashed than are hashed in time; the link is still good. */
        record Busy(Duration retryAfter) implements Result {}
    }

    /** Makes a link's token while there is no admin; empty once there is one. */
    Optional<String> newLink();

    /** Whether this token would be taken, for the page that asks for the rest. */
    boolean usable(String token);

    Result create(String token, EmailAddress email, Password password, Nickname nickname);
}
