package io.grandstand.edge.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form with files before a byte of it is read, where no host sends it. Whoever looks for the CSRF token among its
 * fields has the container keep the whole of it on the disk, and it may be as large as a seating plan.
 */
public class FilesOfHosts extends OncePerRequestFilter {

    private static final String FORM_WITH_FILES = "multipart/";

    private final AuthenticationEntryPoint unknown;
    private final AccessDeniedHandler refused;

    FilesOfHosts(AuthenticationEntryPoint unknown, AccessDeniedHandler refused) {
        this.unknown = unknown;
        this.refused = refused;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isForm(request) || !isOfHosts(request);
    }

    /** Whether its body is a form with files, which the container reads by itself. */
    public static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM_WITH_FILES);
    }

    /** Elsewhere a form is no larger than any other body. */
    private static boolean isOfHosts(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/host/") || path.startsWith("/api/v1/host/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication sender = SecurityContextHolder.getContext().getAuthentication();
        if (isHost(sender)) {
            chain.doFilter(request, response);
            return;
        }
        // What is left of it is not read: the connection cannot be used again.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (sender == null) {
            unknown.commence(request, response, new InsufficientAuthenticationException("a form of nobody"));
        } else {
            refused.handle(request, response, new AccessDeniedException("a form of no host"));
        }
    }

    private static boolean isHost(@Nullable Authentication sender) {
        return sender instanceof KnownCaller known && known.caller().mayHost();
    }
}
