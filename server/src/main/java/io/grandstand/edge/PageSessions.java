package io.grandstand.edge;

import io.grandstand.identity.LogInResult;
import io.grandstand.kernel.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Logging in and out by the pages' cookies. */
public interface PageSessions {

    /** Checks the password and sets the cookies when it is right. */
    LogInResult logIn(HttpServletRequest request, HttpServletResponse response, String email, String password);

    /** Ends the session and takes the cookies away. */
    void logOut(HttpServletRequest request, HttpServletResponse response);

    /** Ends every session of an account, and takes the cookies away. */
    void logOutEverywhere(HttpServletResponse response, AccountId account);
}
