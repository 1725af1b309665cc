package io.grandstand.identity;

import io.grandstand.identity.OneTimeSecrets.Purpose;
import io.grandstand.identity.PasswordHashing.Turn;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Replaces a forgotten password by a one-time link. */
@Service
class RenewingPassword implements ForgottenPasswords {

    private final LetterTable letters;
    private final LetterLimits limits;
    private final OneTimeSecrets secrets;
    private final PasswordHashing hashing;
    private final NewPasswords passwords;
    private final IdentitySettings settings;
    private final TransactionTemplate transaction;

    RenewingPassword(
            LetterTable letters,
            LetterLimits limits,
            OneTimeSecrets secrets,
            PasswordHashing hashing,
            NewPasswords passwords,
            IdentitySettings settings,
            TransactionTemplate transaction) {
        this.letters = letters;
        this.limits = limits;
        this.secrets = secrets;
        this.hashing = hashing;
        this.passwords = passwords;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Nothing is looked up here: the time of the answer would tell who has an account. */
    @Override
    public Asked ask(EmailAddress email, AccountLanguage language, String from) {
        Optional<Duration> wait = limits.ask("new-password", Credentials.counted(email.text()), from);
        if (wait.isPresent()) {
            return new Asked.TooManyAttempts(wait.get());
        }
        letters.addNewPassword(email, language);
        return new Asked.Accepted(settings.passwordLink());
    }

    @Override
    public boolean usable(String token) {
        return secrets.usable(token, Purpose.NEW_PASSWORD);
    }

    /** Hashed before the link is used: whoever gets no turn still has it. */
    @Override
    public Renewed renew(String token, Password password, String from) {
        Optional<Duration> wait = limits.use("new-password", from);
        if (wait.isPresent()) {
            return new Renewed.TooManyAttempts(wait.get());
        }
        if (!usable(token)) {
            return new Renewed.LinkRefused();
        }
        return switch (hashing.hash(password.text())) {
            case Turn.Busy<String>(Duration retryAfter) -> new Renewed.Busy(retryAfter);
            case Turn.Done<String>(String hash) -> set(token, hash);
        };
    }

    private Renewed set(String token, String hash) {
        Optional<AccountId> whose = transaction.execute(_ -> {
            Optional<AccountId> account = secrets.use(token, Purpose.NEW_PASSWORD);
            account.ifPresent(id -> passwords.set(id, hash, null));
            return account;
        });
        if (whose.isEmpty()) {
            return new Renewed.LinkRefused();
        }
        passwords.told(whose.get());
        return new Renewed.Changed();
    }
}
