package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Secrets;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens that are signed, but not good. */
@GrandstandTest
class TokenAttacksIT {

    @Autowired
    private Fans fans;

    @Autowired
    private Secrets secrets;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Ids ids;

    @Test
    void aTokenOfAnotherKeyAudienceIssuerOrTimeIsRefused() throws Exception {
        PrivateKey ours = secrets.signingKeys().getPrivate();
        JWTClaimsSet good = claims().build();
        assertThat(status(signed(good, ours))).isEqualTo(200);

        assertThat(status(signed(good, anotherKey()))).as("key").isEqualTo(401);
        assertThat(status(signed(claims().audience("elsewhere").build(), ours)))
                .as("audience")
                .isEqualTo(401);
        assertThat(status(signed(claims().issuer("https://example.org").build(), ours)))
                .as("issuer")
                .isEqualTo(401);
        assertThat(status(signed(
                        claims().expirationTime(at(Duration.ofSeconds(-1))).build(), ours)))
                .as("time")
                .isEqualTo(401);
        assertThat(status(signed(claims().expirationTime(null).build(), ours)))
                .as("without an end")
                .isEqualTo(401);
        assertThat(status(signed(claims().claim(AccessTokens.SESSION, null).build(), ours)))
                .as("without a session")
                .isEqualTo(401);
    }

    @Test
    void aGoodTokenIsGoodInNoOtherForm() throws Exception {
        String good = signed(claims().build(), secrets.signingKeys().getPrivate());
        assertThat(status(good)).isEqualTo(200);

        assertThat(status(good + "!1")).as("with letters that no token has").isEqualTo(401);
        assertThat(status(good + "=")).as("padded").isEqualTo(401);
        assertThat(status(good + "A".repeat(2_048))).as("longer than any").isEqualTo(401);
    }

    private int status(String token) {
        return fans.nobody().as(token).get("/api/v1/me").status();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(tokens.issuer())
                .audience(AccessTokens.AUDIENCE)
                .subject(fans.fan().id().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(at(Duration.ZERO))
                .expirationTime(at(Duration.ofMinutes(5)))
                .claim(AccessTokens.SESSION, ids.next().toString())
                .claim(AccessTokens.ROLES, List.of(AccountRole.FAN.name()));
    }

    private Date at(Duration fromNow) {
        Instant then = clock.instant().plus(fromNow);
        return Date.from(then);
    }

    private static String signed(JWTClaimsSet claims, PrivateKey key) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static PrivateKey anotherKey() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }
}
