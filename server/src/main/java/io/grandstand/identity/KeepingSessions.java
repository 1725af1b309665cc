package io.grandstand.identity;

import io.grandstand.identity.SessionTable.EndReason;
import io.grandstand.identity.SessionTable.RefreshRow;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins, renews and ends sessions. */
@Service
class KeepingSessions implements Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(KeepingSessions.class);
    private static final int REFRESH_BYTES = 32;

    /** Within this time a page's second request with the same cookie is a neighbour and not a thief. */
    private static final Duration BESIDE_MAX = Duration.ofSeconds(10);

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final AccessTokens accessTokens;
    private final RevocationFeed feed;
    private final Credentials credentials;
    private final IdentitySettings settings;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    KeepingSessions(
            AccountTable accounts,
            SessionTable sessions,
            AccessTokens accessTokens,
            RevocationFeed feed,
            Credentials credentials,
            IdentitySettings settings,
            Ids ids,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.feed = feed;
        this.credentials = credentials;
        this.settings = settings;
        this.ids = ids;
        this.transaction = transaction;
    }

    @Override
    public LogInResult logIn(String email, String password, String from, Optional<Device> device) {
        return switch (credentials.check(email, password, from)) {
            case Credentials.Wrong _ -> new LogInResult.BadCredentials();
            case Credentials.TooMany tooMany -> new LogInResult.TooManyAttempts(tooMany.retryAfter());
            case Credentials.Busy busy -> new LogInResult.Busy(busy.retryAfter());
            case Credentials.Right right -> begin(right.row(), device);
        };
    }

    /**
     * The account is read anew, and its roles stay as they are until the session is there: a change of roles either comes
     * before, and the tokens have the new ones, or after, and ends the session. So with its password: one that was changed
     * since it was looked at lets nobody in.
     */
    private LogInResult begin(AccountTable.Row checked, Optional<Device> device) {
        AccountId id = checked.account().id();
        var session = new SessionId(ids.next());
        return transaction.execute(_ -> {
            Optional<Account> account = accounts.lock(id)
                    .filter(now -> now.passwordNo() == checked.passwordNo())
                    .map(AccountTable.Row::account);
            if (account.isEmpty()) {
                return new LogInResult.BadCredentials();
            }
            sessions.begin(session, id, settings.session(), device);
            return new LogInResult.LoggedIn(id, tokens(account.get(), session));
        });
    }

    @Override
    public RefreshResult refresh(String refreshToken) {
        return refresh(refreshToken, Duration.ZERO);
    }

    @Override
    public RefreshResult refreshPage(String refreshToken) {
        return refresh(refreshToken, BESIDE_MAX);
    }

    private RefreshResult refresh(String refreshToken, Duration besideMax) {
        byte[] hash = sha256(refreshToken);
        return transaction.execute(_ -> {
            Optional<RefreshRow> found = sessions.lockByRefreshToken(hash);
            if (found.isEmpty() || !found.get().live()) {
                return new RefreshResult.Refused();
            }
            RefreshRow row = found.get();
            Account account = accounts.byId(row.account()).orElseThrow().account();
            if (row.sinceUsed().isEmpty()) {
                sessions.markUsed(hash);
                return new RefreshResult.Renewed(tokens(account, row.session()));
            }
            if (row.sinceUsed().get().compareTo(besideMax) < 0) {
                return new RefreshResult.RenewedBeside(
                        accessTokens.sign(account.id(), row.session(), account.roles()), settings.accessToken());
            }
            // RFC 9700, 4.14.2: of two who have this token one stole it, and nobody can tell which.
            end(row.session(), EndReason.TOKEN_REUSED);
            return new RefreshResult.Refused();
        });
    }

    @Override
    public void logOut(SessionId session) {
        transaction.executeWithoutResult(_ -> end(session, EndReason.LOGGED_OUT));
    }

    @Override
    public void logOutByRefreshToken(String refreshToken) {
        transaction.executeWithoutResult(_ -> sessions.lockByRefreshToken(sha256(refreshToken))
                .ifPresent(row -> end(row.session(), EndReason.LOGGED_OUT)));
    }

    @Override
    public void logOutEverywhere(AccountId account) {
        int ended = transaction.execute(_ -> sessions.endAll(account, EndReason.LOGGED_OUT));
        // So that here, where the answer comes from, it holds before that.
        feed.read();
        LOG.info("sessions.ended account={} count={}", account, ended);
    }

    @Override
    public List<SessionView> of(AccountId account) {
        return sessions.live(account, LISTED_MAX);
    }

    private void end(SessionId session, EndReason reason) {
        if (sessions.end(session, reason)) {
            feed.endedHere(session);
            LOG.info("session.ended session={} reason={}", session, reason);
        }
    }

    private Tokens tokens(Account account, SessionId session) {
        byte[] secret = new byte[REFRESH_BYTES];
        random.nextBytes(secret);
        String refresh = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        sessions.addRefreshToken(session, sha256(refresh));
        return new Tokens(accessTokens.sign(account.id(), session, account.roles()), refresh, settings.accessToken());
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
