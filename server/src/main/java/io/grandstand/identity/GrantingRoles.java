package io.grandstand.identity;

import io.grandstand.identity.SessionTable.EndReason;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what an account may do. */
@Service
class GrantingRoles implements RoleGrants {

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final TransactionTemplate transaction;

    GrantingRoles(AccountTable accounts, SessionTable sessions, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    @Override
    public Result grant(AccountId account, Set<AccountRole> roles, Optional<AccountId> staffOf) {
        return transaction.execute(_ -> {
            if (roles.contains(AccountRole.STAFF) != staffOf.isPresent()
                    || (staffOf.isPresent() && !isHost(staffOf.get()))) {
                return new Result.NoSuchHost();
            }
            if (!accounts.changeRoles(
                    account, roles, staffOf.map(AccountId::value).orElse(null))) {
                return new Result.UnknownAccount();
            }
            sessions.endAll(account, EndReason.ROLES_CHANGED);
            return new Result.Granted(accounts.byId(account).orElseThrow().account());
        });
    }

    private boolean isHost(AccountId account) {
        return accounts.byId(account)
                .filter(row -> row.account().roles().contains(AccountRole.HOST))
                .isPresent();
    }
}
