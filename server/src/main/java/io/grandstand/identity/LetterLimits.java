package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often letters may be asked for, and what is in them be tried. */
@Component
class LetterLimits {

    private static final Duration DAY = Duration.ofDays(1);

    /** Of one kind to one account: whoever knows an address shall not fill its inbox. */
    private static final int LETTERS_A_DAY_MAX = 20;

    /** Each may be somebody else's, who is sent a text and found out to have an account here. */
    private static final int OTHER_NUMBERS_A_DAY_MAX = 5;

    private final AttemptLimits limits;
    private final IdentitySettings settings;

    LetterLimits(AttemptLimits limits, IdentitySettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    /** Counts a wish for a letter; how long to wait when there were too many. */
    Optional<Duration> ask(String kind, String account, String from) {
        String counted = "letter-" + kind;
        return limits.ofAddress(counted, from, settings.lettersPerAddress(), settings.attemptWindow())
                .or(() -> limits.ofAccount(counted, account, settings.lettersPerAccount(), settings.attemptWindow()))
                .or(() -> limits.ofAccount(counted + "-a-day", account, LETTERS_A_DAY_MAX, DAY));
    }

    /** Counts that an account is given another phone number. */
    Optional<Duration> otherNumber(AccountId account) {
        return limits.ofAccount("other-number", account.toString(), OTHER_NUMBERS_A_DAY_MAX, DAY);
    }

    /** Counts a try with a secret out of a letter, by whoever has an account or none. */
    Optional<Duration> use(String kind, String from) {
        return limits.ofAddress("use-" + kind, from, settings.logInsPerAddress(), settings.attemptWindow());
    }

    /** Starts the count of an account's log-ins anew. */
    void forgetLogIns(Account account) {
        limits.forgetAccount(Credentials.KIND, Credentials.counted(account.email()));
    }
}
