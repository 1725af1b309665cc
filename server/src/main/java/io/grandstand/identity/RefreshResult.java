package io.grandstand.identity;

import java.time.Duration;

/** What became of a try to renew a session's tokens. */
public sealed interface RefreshResult {

    record Renewed(Tokens tokens) implements RefreshResult {}

    /**
     * Another request of the same page has just renewed them: this one may go on with an access token alone. Only pages
     * are answered so, since a browser sends several requests with the same cookie at once.
     */
    record RenewedBeside(String access, Duration accessLifetime) implements RefreshResult {}

    /** Unknown, over, or used before; in the last case the whole session has ended. */
    record Refused() implements RefreshResult {}
}
