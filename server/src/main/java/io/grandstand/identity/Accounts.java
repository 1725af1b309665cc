package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who an account belongs to. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    Optional<Account> findByEmail(String email);

    /** Those of them that there are. */
    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    /** The fans of the demo, in the order of their numbers; empty where there is no demo. */
    List<AccountId> demoFans();
}
