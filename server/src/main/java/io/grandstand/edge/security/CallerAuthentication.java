package io.grandstand.edge.security;

import io.grandstand.identity.AccessTokens;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** From a checked token to a caller with roles. */
final class CallerAuthentication {

    private CallerAuthentication() {}

    static AbstractAuthenticationToken from(Jwt token) {
        return new JwtAuthenticationToken(token, authorities(roles(token)));
    }

    static Caller caller(Jwt token) {
        return new Caller(AccountId.parse(Objects.requireNonNull(token.getSubject())), roles(token));
    }

    private static Set<AccountRole> roles(Jwt token) {
        var roles = EnumSet.noneOf(AccountRole.class);
        List<String> names = token.getClaimAsStringList(AccessTokens.ROLES);
        if (names != null) {
            names.forEach(name -> roles.add(AccountRole.valueOf(name)));
        }
        return roles;
    }

    private static Collection<GrantedAuthority> authorities(Set<AccountRole> roles) {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
