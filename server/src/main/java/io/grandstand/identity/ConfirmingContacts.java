package io.grandstand.identity;

import io.grandstand.identity.OneTimeSecrets.Guess;
import io.grandstand.identity.OneTimeSecrets.Purpose;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Confirms an e-mail address by a link and a phone number by a code. */
@Service
class ConfirmingContacts implements Confirmations {

    private final ProfileTable profiles;
    private final LetterTable letters;
    private final LetterLimits limits;
    private final OneTimeSecrets secrets;
    private final TransactionTemplate transaction;

    ConfirmingContacts(
            ProfileTable profiles,
            LetterTable letters,
            LetterLimits limits,
            OneTimeSecrets secrets,
            TransactionTemplate transaction) {
        this.profiles = profiles;
        this.letters = letters;
        this.limits = limits;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    @Override
    public Asked ask(AccountId account, Contact contact, AccountLanguage language, String from) {
        Profile profile = profiles.find(account).orElseThrow();
        boolean confirmed =
                switch (contact) {
                    case EMAIL -> profile.emailConfirmed();
                    case PHONE -> profile.phoneConfirmed();
                };
        if (confirmed) {
            return new Asked.AlreadyConfirmed();
        }
        if (contact == Contact.PHONE && profile.phone().isEmpty()) {
            return new Asked.NothingThere();
        }
        LetterTable.Kind kind =
                contact == Contact.EMAIL ? LetterTable.Kind.CONFIRM_EMAIL : LetterTable.Kind.CONFIRM_PHONE;
        Optional<Duration> wait = limits.ask(kind.name(), account.toString(), from);
        if (wait.isPresent()) {
            return new Asked.TooManyAttempts(wait.get());
        }
        letters.add(kind, account, language);
        return new Asked.Accepted();
    }

    @Override
    public boolean usable(String token) {
        return secrets.usable(token, Purpose.CONFIRM_EMAIL);
    }

    @Override
    public boolean confirmEmail(String token) {
        return transaction.execute(_ -> {
            Optional<AccountId> account = secrets.use(token, Purpose.CONFIRM_EMAIL);
            account.ifPresent(profiles::confirmEmail);
            return account.isPresent();
        });
    }

    @Override
    public CodeResult confirmPhone(AccountId account, String code) {
        Optional<Guess> guess = transaction.execute(_ -> {
            Optional<Guess> made = profiles.find(account)
                    .flatMap(Profile::phone)
                    .flatMap(phone -> secrets.guess(account, phone, code));
            made.filter(Guess::right).ifPresent(_ -> profiles.confirmPhone(account));
            return made;
        });
        if (guess.isEmpty()) {
            return new CodeResult.NoCode();
        }
        if (guess.get().right()) {
            return new CodeResult.Confirmed();
        }
        return guess.get().triesLeft() == 0
                ? new CodeResult.NoCode()
                : new CodeResult.WrongCode(guess.get().triesLeft());
    }
}
