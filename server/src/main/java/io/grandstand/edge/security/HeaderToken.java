package io.grandstand.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * The access token in a call's {@code Authorization} header (RFC 6750, section 2.1). What is no token there is found out by
 * its check; a pattern over a thousand letters, each time, would cost more than that.
 */
final class HeaderToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    static boolean carriedBy(HttpServletRequest request) {
        return isBearer(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !isBearer(authorization)) {
            return null;
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (token.isEmpty()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("there is no token"));
        }
        return token;
    }

    private static boolean isBearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Whether a header is made of letters and signs: the firewall's own rule, without a pattern for what is plain ASCII. */
    static boolean isText(String header) {
        for (int i = 0; i < header.length(); i++) {
            char letter = header.charAt(i);
            if ((letter < ' ' || letter > '~') && letter != '\t' && !isText(header.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(int letter) {
        return Character.isDefined(letter) && !Character.isISOControl(letter);
    }
}
