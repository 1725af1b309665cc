package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The one-time link, kept as a hash. */
@Service
class LinkForFirstAdmin implements FirstAdmin {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final AccountTable accounts;
    private final PasswordHashing hashing;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    LinkForFirstAdmin(
            JdbcClient jdbc, AccountTable accounts, PasswordHashing hashing, Ids ids, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.hashing = hashing;
        this.ids = ids;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> newLink() {
        if (accounts.hasAdmin()) {
            return Optional.empty();
        }
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                        insert into identity.first_admin_link (token_hash, expires_at)
                        values (:hash, clock_timestamp() + make_interval(secs => :seconds))
                        """)
                .param("hash", KeepingSessions.sha256(token))
                .param("seconds", LIFETIME.toSeconds())
                .update();
        return Optional.of(token);
    }

    @Override
    public boolean usable(String token) {
        return !accounts.hasAdmin()
                && jdbc.sql("""
                                select exists (select from identity.first_admin_link
                                    where token_hash = :hash and used_at is null and expires_at > clock_timestamp())
                                """)
                        .param("hash", KeepingSessions.sha256(token))
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public Result create(String token, EmailAddress email, Password password, Nickname nickname) {
        if (!usable(token)) {
            return new Result.LinkRefused();
        }
        return switch (hashing.hash(password.text())) {
            case PasswordHashing.Turn.Busy<String>(Duration retryAfter) -> new Result.Busy(retryAfter);
            case PasswordHashing.Turn.Done<String>(String hash) -> create(token, email, hash, nickname);
        };
    }

    private Result create(String token, EmailAddress email, String hash, Nickname nickname) {
        try {
            return transaction.execute(_ -> use(token, email, hash, nickname));
        } catch (DuplicateKeyException e) {
            return new Result.AlreadyTaken(SigningUp.taken(e).orElseThrow(() -> e));
        }
    }

    private Result use(String token, EmailAddress email, String hash, Nickname nickname) {
        // Every start without an admin makes a link: of two that are used at once, one is the second.
        jdbc.sql("lock table identity.first_admin_link in share row exclusive mode")
                .update();
        int used = jdbc.sql("""
                        update identity.first_admin_link set used_at = clock_timestamp()
                        where token_hash = :hash and used_at is null and expires_at > clock_timestamp()
                        """).param("hash", KeepingSessions.sha256(token)).update();
        if (used != 1 || accounts.hasAdmin()) {
            return new Result.LinkRefused();
        }
        var id = new AccountId(ids.next());
        accounts.insert(new AccountTable.NewRow(
                id, email.text(), nickname.text(), null, null, hash, Set.of(AccountRole.ADMIN, AccountRole.HOST)));
        return new Result.Created(id);
    }
}
