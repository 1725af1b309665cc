package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows an account to its owner, and changes it. */
@Service
class KeepingProfiles implements Profiles {

    private final ProfileTable table;
    private final OneTimeSecrets secrets;
    private final TransactionTemplate transaction;

    KeepingProfiles(ProfileTable table, OneTimeSecrets secrets, TransactionTemplate transaction) {
        this.table = table;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    @Override
    public Optional<Profile> find(AccountId account) {
        return table.find(account);
    }

    @Override
    public Result change(Change command) {
        try {
            return transaction.execute(_ -> {
                if (table.change(command.account(), command.nickname(), command.phone(), command.language())) {
                    // It was sent to the number of before.
                    secrets.dropCode(command.account());
                }
                return new Result.Changed(table.find(command.account()).orElseThrow());
            });
        } catch (DuplicateKeyException e) {
            return new Result.AlreadyTaken(SigningUp.taken(e).orElseThrow(() -> e));
        }
    }

    @Override
    public Map<AccountId, AccountLanguage> languages(Collection<AccountId> accounts) {
        return table.languages(accounts);
    }
}
