package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import java.util.Set;

/**
 * An account as other modules may see it.
 *
 * @param confirmed whether its e-mail address was proven to be its owner's
 */
public record Account(AccountId id, String email, String nickname, Set<AccountRole> roles, boolean confirmed) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
