package io.grandstand.identity;

import io.grandstand.identity.PasswordHashing.Turn;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the password of somebody who knows the old one; a session alone is not enough, it may have been stolen. */
@Service
class ChangingPassword implements PasswordChanges {

    private final AccountTable accounts;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final NewPasswords passwords;
    private final TransactionTemplate transaction;

    ChangingPassword(
            AccountTable accounts,
            Credentials credentials,
            PasswordHashing hashing,
            NewPasswords passwords,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.hashing = hashing;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    @Override
    public Result change(AccountId account, SessionId here, String current, Password next, String from) {
        String email = accounts.byId(account).orElseThrow().account().email();
        return switch (credentials.check(email, current, from)) {
            case Credentials.Wrong _ -> new Result.WrongPassword();
            case Credentials.TooMany(Duration retryAfter) -> new Result.TooManyAttempts(retryAfter);
            case Credentials.Busy(Duration retryAfter) -> new Result.Busy(retryAfter);
            case Credentials.Right(AccountTable.Row checked) -> set(checked, here, next);
        };
    }

    private Result set(AccountTable.Row checked, SessionId here, Password next) {
        return switch (hashing.hash(next.text())) {
            case Turn.Busy<String>(Duration retryAfter) -> new Result.Busy(retryAfter);
            case Turn.Done<String>(String hash) -> {
                AccountId account = checked.account().id();
                boolean same = transaction.execute(_ -> {
                    // Of two changes at once the later one knew a password that is none any more.
                    boolean still = accounts.lockToChange(account).passwordNo() == checked.passwordNo();
                    if (still) {
                        passwords.set(account, hash, here);
                    }
                    return still;
                });
                if (!same) {
                    yield new Result.WrongPassword();
                }
                passwords.told(account);
                yield new Result.Changed();
            }
        };
    }
}
