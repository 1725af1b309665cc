package io.grandstand.edge.security;

import io.grandstand.edge.PageSessions;
import io.grandstand.identity.Device;
import io.grandstand.identity.LogInResult;
import io.grandstand.identity.Sessions;
import io.grandstand.kernel.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Page sessions in two cookies. */
@Component
class CookiePageSessions implements PageSessions {

    private final Sessions sessions;
    private final PageCookies cookies;

    CookiePageSessions(Sessions sessions, PageCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public LogInResult logIn(HttpServletRequest request, HttpServletResponse response, String email, String password) {
        Optional<Device> device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        LogInResult result = sessions.logIn(email, password, request.getRemoteAddr(), device);
        if (result instanceof LogInResult.LoggedIn in) {
            cookies.set(response, in.tokens());
        }
        return result;
    }

    @Override
    public void logOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.refresh(request).ifPresent(sessions::logOutByRefreshToken);
        cookies.clear(response);
    }

    @Override
    public void logOutEverywhere(HttpServletResponse response, AccountId account) {
        sessions.logOutEverywhere(account);
        cookies.clear(response);
    }
}
