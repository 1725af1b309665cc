package io.grandstand.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Secrets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs access tokens: RS256 (RFC 7518), since signing is rare and checking has to be cheap. */
@Component
public class AccessTokens {

    /** No access token lives longer, not even a demo's. */
    static final Duration LIFETIME_MAX = Duration.ofHours(12);

    public static final String AUDIENCE = "grandstand";
    public static final String ROLES = "roles";
    public static final String SESSION = "sid";

    private final RSAKey key;
    private final NimbusJwtEncoder encoder;
    private final InstantSource clock;
    private final Ids ids;
    private final IdentitySettings settings;

    AccessTokens(Secrets secrets, InstantSource clock, Ids ids, IdentitySettings settings) {
        var pair = secrets.signingKeys();
        this.key = thumbprinted(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate()));
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
    }

    private static RSAKey thumbprinted(RSAKey.Builder builder) {
        try {
            return builder.keyIDFromThumbprint().build();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key has no thumbprint", e);
        }
    }

    String sign(AccountId account, SessionId session, Set<AccountRole> roles) {
        return sign(account, session, roles, settings.accessToken());
    }

    String sign(AccountId account, SessionId session, Set<AccountRole> roles, Duration lifetime) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(AUDIENCE))
                .subject(account.toString())
                .id(ids.next().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .claim(SESSION, session.toString())
                .claim(ROLES, roles.stream().map(AccountRole::name).sorted().toList())
                .build();
        var header =
                JwsHeader.with(SignatureAlgorithm.RS256).keyId(key.getKeyID()).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** The public keys, as a JSON Web Key Set (RFC 7517). */
    public Map<String, Object> jwks() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    public RSAPublicKey publicKey() {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key is no RSA key", e);
        }
    }

    public String issuer() {
        return settings.issuer();
    }
}
