package io.grandstand.edge.security;

import io.grandstand.edge.EdgeSettings;
import io.grandstand.identity.Tokens;
import io.grandstand.kernel.ProductionSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookies of a page's session. For https their names begin with {@code __Host-} (RFC 6265bis, 4.1.3.2), which keeps
 * other hosts of the domain from setting them; the demo speaks plain http, where browsers refuse such names.
 */
@Component
class PageCookies {

    /** As long as the longest session; the server knows when it is over. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final boolean secure;
    private final String access;
    private final String refresh;

    PageCookies(EdgeSettings settings, ProductionSettings installation) {
        this.secure = settings.secureCookies() == null ? installation.production() : settings.secureCookies();
        String prefix = secure ? "__Host-" : "";
        this.access = prefix + "access";
        this.refresh = prefix + "refresh";
    }

    boolean secure() {
        return secure;
    }

    Optional<String> access(HttpServletRequest request) {
        return read(request, access);
    }

    Optional<String> refresh(HttpServletRequest request) {
        return read(request, refresh);
    }

    boolean any(HttpServletRequest request) {
        return access(request).isPresent() || refresh(request).isPresent();
    }

    void set(HttpServletResponse response, Tokens tokens) {
        setAccess(response, tokens.access(), tokens.accessLifetime());
        write(response, refresh, tokens.refresh(), KEPT);
    }

    void setAccess(HttpServletResponse response, String token, Duration lifetime) {
        write(response, access, token, lifetime);
    }

    void clear(HttpServletResponse response) {
        write(response, access, "", Duration.ZERO);
        write(response, refresh, "", Duration.ZERO);
    }

    private void write(HttpServletResponse response, String name, String value, Duration kept) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(kept)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name)
                                && !cookie.getValue().isEmpty())
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
