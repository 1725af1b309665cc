package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import java.util.Set;

/** An account as other modules may see it. */
public record Account(AccountId id, String email, String nickname, Set<AccountRole> roles) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
