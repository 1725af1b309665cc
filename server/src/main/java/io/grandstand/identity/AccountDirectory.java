package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks accounts up. */
@Service
class AccountDirectory implements Accounts {

    private final AccountTable table;

    AccountDirectory(AccountTable table) {
        this.table = table;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return table.byId(id).map(AccountTable.Row::account);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return table.byEmail(email).map(AccountTable.Row::account);
    }

    @Override
    public List<AccountId> demoFans() {
        return table.demoFans();
    }
}
