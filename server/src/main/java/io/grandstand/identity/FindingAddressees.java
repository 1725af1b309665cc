package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds people by their address, and counts what reaches nobody. */
@Service
class FindingAddressees implements Addressees {

    /** What the addresses of one who asks are counted as. */
    private static final String KIND = "addressee";

    private final AccountTable accounts;
    private final AttemptLimits limits;
    private final IdentitySettings settings;

    FindingAddressees(AccountTable accounts, AttemptLimits limits, IdentitySettings settings) {
        this.accounts = accounts;
        this.limits = limits;
        this.settings = settings;
    }

    @Override
    public AddresseeResult find(EmailAddress email, AccountId by) {
        // Counted before it is looked: else the refusal itself would tell what it keeps back.
        Optional<Duration> wait = limits.ofAccount(KIND, by.toString(), UNKNOWN_MAX, settings.attemptWindow());
        if (wait.isPresent()) {
            return new AddresseeResult.TooMany(wait.get());
        }
        Optional<Account> found = accounts.byEmail(email.key()).map(AccountTable.Row::account);
        if (found.isEmpty()) {
            return new AddresseeResult.Unknown();
        }
        if (!found.get().confirmed()) {
            return new AddresseeResult.Unconfirmed();
        }
        limits.giveBackToAccount(KIND, by.toString());
        return new AddresseeResult.Found(found.get());
    }
}
