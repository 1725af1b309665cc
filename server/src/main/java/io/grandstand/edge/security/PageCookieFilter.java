package io.grandstand.edge.security;

import io.grandstand.identity.RefreshResult;
import io.grandstand.identity.Sessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a page's cookies stand for a bearer token, and renews them when the access token is over. */
@Component
class PageCookieFilter extends OncePerRequestFilter {

    /** The page of an error is another dispatch of the same request: it shall know who asks. */
    private final SecurityContextRepository kept = new RequestAttributeSecurityContextRepository();

    private final PageCookies cookies;
    private final AccessTokenCheck tokens;
    private final Sessions sessions;

    PageCookieFilter(PageCookies cookies, AccessTokenCheck tokens, Sessions sessions) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            var shown = cookies.access(request).flatMap(this::checked);
            // What failed may be what a renewal needs, and its cookies may be used up.
            boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
            (failed ? shown : shown.or(() -> renewed(request, response))).ifPresent(caller -> {
                SecurityContextHolder.getContext().setAuthentication(caller);
                kept.saveContext(SecurityContextHolder.getContext(), request, response);
            });
        }
        chain.doFilter(request, response);
    }

    /** A form that was refused before it came here, for instance, is answered with a page too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<CallerAuthentication> renewed(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> refresh = cookies.refresh(request);
        if (refresh.isEmpty()) {
            return Optional.empty();
        }
        return switch (sessions.refreshPage(refresh.get())) {
            case RefreshResult.Renewed renewed -> {
                cookies.set(response, renewed.tokens());
                yield checked(renewed.tokens().access());
            }
            case RefreshResult.RenewedBeside beside -> {
                cookies.setAccess(response, beside.access(), beside.accessLifetime());
                yield checked(beside.access());
            }
            case RefreshResult.Refused _ -> {
                cookies.clear(response);
                yield Optional.empty();
            }
        };
    }

    private Optional<CallerAuthentication> checked(String token) {
        try {
            return Optional.of(tokens.check(token));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    /** The security chains call it; the container must not call it a second time. */
    @Component
    static class OnlyInTheChains {

        @Bean
        FilterRegistrationBean<PageCookieFilter> pageCookieFilterRegistration(PageCookieFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
