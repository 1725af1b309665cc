package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/** Who an account belongs to. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    Optional<Account> findByEmail(String email);

    /** The fans of the demo, in the order of their numbers; empty where there is no demo. */
    List<AccountId> demoFans();
}
