package io.grandstand.identity;

import io.grandstand.identity.PasswordHashing.Turn;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks what somebody says to be let in, within the limits for trying. */
@Component
class Credentials {

    /** What tries to log in are counted as. */
    static final String KIND = "log-in";

    sealed interface Result {}

    record Right(AccountTable.Row row) implements Result {}

    record Wrong() implements Result {}

    record TooMany(Duration retryAfter) implements Result {}

    record Busy(Duration retryAfter) implements Result {}

    private final AccountTable accounts;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final IdentitySettings settings;

    Credentials(AccountTable accounts, PasswordHashing hashing, AttemptLimits limits, IdentitySettings settings) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.limits = limits;
        this.settings = settings;
    }

    Result check(String email, String password, String from) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        String counted = counted(account);
        Optional<Duration> wait = limits.ofAddress(KIND, from, settings.logInsPerAddress(), settings.attemptWindow())
                .or(() -> limits.ofAccount(KIND, counted, settings.logInsPerAccount(), settings.attemptWindow()));
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        if (email.length() > EmailAddress.LENGTH_MAX
                || email.indexOf(0) >= 0
                || password.length() > Password.LENGTH_MAX) {
            // Nobody has it: PostgreSQL takes no text with a zero in it either.
            return new Wrong();
        }
        Optional<AccountTable.Row> row = accounts.byEmail(account);
        Turn<Boolean> look =
                row.isPresent() ? hashing.matches(password, row.get().passwordHash()) : hashing.matchesNobody(password);
        switch (look) {
            case Turn.Busy<Boolean>(Duration retryAfter) -> {
                // Nothing was tried. The address's count stays: it has had a place in the queue.
                limits.giveBackToAccount(KIND, counted);
                return new Busy(retryAfter);
            }
            case Turn.Done<Boolean>(Boolean matches) -> {
                if (row.isEmpty() || !matches) {
                    return new Wrong();
                }
            }
        }
        renewHash(row.get(), password);
        // Only wrong tries count: who has the password may come in as often as they like.
        limits.forgetAccount(KIND, counted);
        return new Right(row.get());
    }

    /** What an address is counted as: letters of any length and kind must not become names of counters. */
    static String counted(String email) {
        return HexFormat.of().formatHex(KeepingSessions.sha256(email.strip().toLowerCase(Locale.ROOT)));
    }

    /** When there is no turn for it now, the next log-in will do. */
    private void renewHash(AccountTable.Row row, String password) {
        if (hashing.outdated(row.passwordHash()) && hashing.hash(password) instanceof Turn.Done<String>(String hash)) {
            accounts.renewHash(row, hash);
        }
    }
}
