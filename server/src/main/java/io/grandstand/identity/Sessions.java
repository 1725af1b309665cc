package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/** Coming and going. */
public interface Sessions {

    /** Somebody with more log-ins than that ends all of them sooner than to read on. */
    int LISTED_MAX = 20;

    /**
     * Begins a session.
     *
     * @param from the address that asks, for its limit
     * @param device with what, where it says so: for whoever looks where they are logged in
     */
    LogInResult logIn(String email, String password, String from, Optional<Device> device);

    /** Swaps a refresh token for new tokens; one that was used before ends its session. */
    RefreshResult refresh(String refreshToken);

    /** The same for a page's cookie, which several requests may carry at the same moment. */
    RefreshResult refreshPage(String refreshToken);

    /** Ends a session, everywhere within a second. */
    void logOut(SessionId session);

    /** Ends the session of a refresh token, if there is one. */
    void logOutByRefreshToken(String refreshToken);

    /** Ends every session of an account, everywhere within a second. */
    void logOutEverywhere(AccountId account);

    /** An account's sessions that go on, the latest first; at most {@link #LISTED_MAX}. */
    List<SessionView> of(AccountId account);
}
