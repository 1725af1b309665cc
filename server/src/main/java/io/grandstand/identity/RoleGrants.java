package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import java.util.Optional;
import java.util.Set;

/** Who may do what; only an admin decides. */
public interface RoleGrants {

    /** What became of a change of roles. */
    sealed interface Result {

        record Granted(Account account) implements Result {}

        record UnknownAccount() implements Result {}

        /** Staff must belong to a host, and to one that is a host. */
        record NoSuchHost() implements Result {}
    }

    /** Sets the roles of an account and ends its sessions, whose tokens name the old ones. */
    Result grant(AccountId account, Set<AccountRole> roles, Optional<AccountId> staffOf);
}
