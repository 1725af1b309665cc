package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return table.byIds(ids).stream()
                .map(AccountTable.Row::account)
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    @Override
    public List<AccountId> demoFans() {
        return table.demoFans();
    }
}
