package io.grandstand.identity;

import io.grandstand.identity.OneTimeSecrets.Purpose;
import io.grandstand.identity.SessionTable.EndReason;
import io.grandstand.kernel.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a new password in the place of the old one, with all that follows from it. */
@Component
class NewPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(NewPasswords.class);

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final OneTimeSecrets secrets;
    private final PasswordNews news;
    private final LetterLimits limits;
    private final RevocationFeed feed;

    NewPasswords(
            AccountTable accounts,
            SessionTable sessions,
            OneTimeSecrets secrets,
            PasswordNews news,
            LetterLimits limits,
            RevocationFeed feed) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.secrets = secrets;
        this.news = news;
        this.limits = limits;
        this.feed = feed;
    }

    /**
     * In a transaction: ends the sessions, and makes every link for a forgotten password worthless.
     *
     * @param kept the session that goes on, of somebody who knew the old password
     */
    void set(AccountId account, String hash, @Nullable SessionId kept) {
        accounts.changePassword(account, hash);
        int ended = sessions.endAllBut(account, kept, EndReason.PASSWORD_CHANGED);
        secrets.dropLinks(account, Purpose.NEW_PASSWORD);
        news.changed(account, kept == null);
        LOG.info("password.changed account={} sessions-ended={}", account, ended);
    }

    /** Once that is committed, and before it is answered. */
    void told(AccountId account) {
        // Who tried old passwords too often before may come in with the new one.
        accounts.byId(account).ifPresent(row -> limits.forgetLogIns(row.account()));
        // So that here, where the answer comes from, the sessions have ended before it.
        feed.read();
    }
}
