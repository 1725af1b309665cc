package io.grandstand.identity;

/** Coming and going. */
public interface Sessions {

    /**
     * Begins a session.
     *
     * @param from the address that asks, for its limit
     */
    LogInResult logIn(String email, String password, String from);

    /** Swaps a refresh token for new tokens; one that was used before ends its session. */
    RefreshResult refresh(String refreshToken);

    /** The same for a page's cookie, which several requests may carry at the same moment. */
    RefreshResult refreshPage(String refreshToken);

    /** Ends a session, everywhere within a second. */
    void logOut(SessionId session);

    /** Ends the session of a refresh token, if there is one. */
    void logOutByRefreshToken(String refreshToken);
}
