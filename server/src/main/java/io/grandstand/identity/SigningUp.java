package io.grandstand.identity;

import io.grandstand.identity.SignUpResult.Field;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Makes a fan's account. */
@Service
class SigningUp implements SignUps {

    static final int AGE_MIN = 14;

    /** Ages are counted where the fans are. */
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final NewAccounts accounts;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final IdentitySettings settings;
    private final LegalDocuments documents;
    private final Ids ids;
    private final InstantSource clock;

    SigningUp(
            NewAccounts accounts,
            PasswordHashing hashing,
            AttemptLimits limits,
            IdentitySettings settings,
            LegalDocuments documents,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.limits = limits;
        this.settings = settings;
        this.documents = documents;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public SignUpResult signUp(SignUp command) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), KOREA);
        if (command.birthDate().plusYears(AGE_MIN).isAfter(today)) {
            return new SignUpResult.TooYoung(AGE_MIN);
        }
        for (var agreed : command.agreed().entrySet()) {
            String inForce = documents.version(agreed.getKey());
            if (!inForce.equals(agreed.getValue())) {
                return new SignUpResult.NotInForce(agreed.getKey(), inForce);
            }
        }
        var wait = limits.ofAddress("sign-up", command.from(), settings.signUpsPerAddress(), settings.attemptWindow());
        if (wait.isPresent()) {
            return new SignUpResult.TooManyAttempts(wait.get());
        }
        return switch (hashing.hash(command.password().text())) {
            case PasswordHashing.Turn.Busy<String>(Duration retryAfter) -> new SignUpResult.Busy(retryAfter);
            case PasswordHashing.Turn.Done<String>(String hash) -> insert(command, hash);
        };
    }

    private SignUpResult insert(SignUp command, String hash) {
        var id = new AccountId(ids.next());
        var row = new AccountTable.NewRow(
                id,
                command.email().text(),
                command.nickname().text(),
                command.phone().international(),
                command.birthDate(),
                hash,
                Set.of(AccountRole.FAN));
        try {
            accounts.insert(row, command);
            return new SignUpResult.SignedUp(id);
        } catch (DuplicateKeyException e) {
            return new SignUpResult.AlreadyTaken(
                    taken(e).orElseThrow(() -> new IllegalStateException("an account's id was made twice", e)));
        }
    }

    /** Which index said no; the database is the one that knows, whatever was looked up before. */
    static Optional<Field> taken(DuplicateKeyException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (message.contains("account_email")) {
            return Optional.of(Field.EMAIL);
        }
        if (message.contains("account_nickname")) {
            return Optional.of(Field.NICKNAME);
        }
        return message.contains("account_phone") ? Optional.of(Field.PHONE) : Optional.empty();
    }
}
