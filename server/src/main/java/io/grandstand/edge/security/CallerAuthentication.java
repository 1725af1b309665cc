package io.grandstand.edge.security;

import io.grandstand.identity.AccessTokens;
import io.grandstand.identity.SessionId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What a checked token says, read once: it is used for as many calls as its caller makes. */
final class CallerAuthentication extends JwtAuthenticationToken implements KnownCaller {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;
    private final transient SessionId session;
    private final Instant expires;

    /** @param token with every claim that an access token has */
    CallerAuthentication(Jwt token) {
        this(token, roles(token));
    }

    private CallerAuthentication(Jwt token, Set<AccountRole> roles) {
        super(token, authorities(roles));
        this.caller = new Caller(AccountId.parse(Objects.requireNonNull(token.getSubject())), roles);
        this.session = new SessionId(UUID.fromString(token.getClaimAsString(AccessTokens.SESSION)));
        this.expires = Objects.requireNonNull(token.getExpiresAt());
    }

    @Override
    public Caller caller() {
        return caller;
    }

    SessionId session() {
        return session;
    }

    Instant expires() {
        return expires;
    }

    private static Set<AccountRole> roles(Jwt token) {
        var roles = EnumSet.noneOf(AccountRole.class);
        Objects.requireNonNull(token.getClaimAsStringList(AccessTokens.ROLES))
                .forEach(name -> roles.add(AccountRole.valueOf(name)));
        return roles;
    }

    private static Collection<GrantedAuthority> authorities(Set<AccountRole> roles) {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
