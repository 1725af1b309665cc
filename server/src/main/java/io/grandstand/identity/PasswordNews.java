package io.grandstand.identity;

import io.grandstand.identity.event.NewPasswordAsked;
import io.grandstand.identity.event.PasswordChanged;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.outbox.Outbox;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the world what happened to a password, and never the password. */
@Component
class PasswordNews {

    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    PasswordNews(Outbox outbox, Ids ids, InstantSource clock, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    void asked(AccountId account, Duration lifetime) {
        var event = new NewPasswordAsked(
                ids.next(), clock.instant(), account.value(), Math.toIntExact(lifetime.toMinutes()));
        transaction.executeWithoutResult(_ -> outbox.append(event));
    }

    /** In the transaction of the change. */
    void changed(AccountId account, boolean byLink) {
        outbox.append(new PasswordChanged(ids.next(), clock.instant(), account.value(), byLink));
    }
}
