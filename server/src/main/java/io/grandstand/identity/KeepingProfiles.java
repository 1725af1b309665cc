package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
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
    private final LetterLimits limits;
    private final TransactionTemplate transaction;

    KeepingProfiles(ProfileTable table, OneTimeSecrets secrets, LetterLimits limits, TransactionTemplate transaction) {
        this.table = table;
        this.secrets = secrets;
        this.limits = limits;
        this.transaction = transaction;
    }

    @Override
    public Optional<Profile> find(AccountId account) {
        return table.find(account);
    }

    @Override
    public Result change(Change command) {
        boolean otherNumber = find(command.account())
                .flatMap(Profile::phone)
                .filter(command.phone()::equals)
                .isEmpty();
        Optional<Duration> wait = otherNumber ? limits.otherNumber(command.account()) : Optional.empty();
        if (wait.isPresent()) {
            return new Result.TooManyAttempts(wait.get());
        }
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
