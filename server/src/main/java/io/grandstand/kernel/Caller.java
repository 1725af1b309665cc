package io.grandstand.kernel;

import java.util.Set;

/** Who makes this call, as the access token says. A controller asks for it as a parameter. */
public record Caller(AccountId account, Set<AccountRole> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(AccountRole role) {
        return roles.contains(role);
    }

    /** Whether it may come where hosts work: admins look there, and make nothing. */
    public boolean mayHost() {
        return is(AccountRole.HOST) || is(AccountRole.ADMIN);
    }
}
