package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import java.util.Optional;

/** Shows, for the host whose they are. */
public interface HostedShows {

    HostResult<ShowId> create(AccountId host, ShowDraft draft);

    /** The show as it would be drafted now; empty where there is none of this host. */
    Optional<ShowDraft> draft(AccountId host, ShowId show);

    /** Its kind and teams stay as they are. */
    HostResult<ShowId> change(AccountId host, ShowId show, ShowDraft draft);

    HostResult<ShowId> delete(AccountId host, ShowId show);
}
