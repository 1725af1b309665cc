package io.grandstand.edge.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grandstand.identity.AccessTokens;
import io.grandstand.identity.RevocationFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Checks an access token's signature once, and its time and its session at every use. */
@Component
class AccessTokenCheck {

    /** A few kilobytes each. */
    private static final int REMEMBERED_MAX = 50_000;

    /** Ours have some 700 letters. */
    private static final int LENGTH_MAX = 2_048;

    private final NimbusJwtDecoder signatures;
    private final RevocationFeed revocations;
    private final InstantSource clock;
    private final Cache<String, CallerAuthentication> checked =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    AccessTokenCheck(AccessTokens tokens, RevocationFeed revocations, InstantSource clock) {
        this.revocations = revocations;
        this.clock = clock;
        this.signatures = NimbusJwtDecoder.withPublicKey(tokens.publicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        var time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(asClock(clock));
        OAuth2TokenValidator<Jwt> complete = token -> isComplete(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
        this.signatures.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(List.of(time, new JwtIssuerValidator(tokens.issuer()), complete)));
    }

    /** @throws JwtException where nobody is let in by it */
    CallerAuthentication check(String token) {
        CallerAuthentication caller = checked.getIfPresent(token);
        if (caller == null) {
            requireCompact(token);
            caller = new CallerAuthentication(signatures.decode(token));
            checked.put(token, caller);
        }
        if (!clock.instant().isBefore(caller.expires())) {
            checked.invalidate(token);
            throw new BadJwtException("the token is over");
        }
        if (revocations.hasEnded(caller.session())) {
            throw new BadJwtException("the session has ended");
        }
        return caller;
    }

    /**
     * Exactly the letters of a compact token (RFC 7515, section 7.1). The library passes over others, so that one token
     * could be sent, checked and remembered in any number of forms.
     */
    private static void requireCompact(String token) {
        if (token.length() > LENGTH_MAX || !token.chars().allMatch(AccessTokenCheck::isLetterOfToken)) {
            throw new BadJwtException("no token");
        }
    }

    private static boolean isLetterOfToken(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '-'
                || letter == '_'
                || letter == '.';
    }

    private static boolean isComplete(Jwt token) {
        List<String> audience = token.getAudience();
        return token.getExpiresAt() != null
                && audience != null
                && audience.contains(AccessTokens.AUDIENCE)
                && isUuid(token.getSubject())
                && isUuid(token.getClaimAsString(AccessTokens.SESSION))
                && token.getClaimAsStringList(AccessTokens.ROLES) != null;
    }

    private static boolean isUuid(@Nullable String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Clock asClock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
