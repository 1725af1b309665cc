package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions and their refresh tokens as rows; what ends is told to the feed. */
@Repository
class SessionTable {

    /** Sessions dropped in one statement. */
    private static final int DROPPED_MAX = 5_000;

    enum EndReason {
        LOGGED_OUT,
        TOKEN_REUSED,
        ROLES_CHANGED,
        PASSWORD_CHANGED
    }

    /**
     * A refresh token's row, locked.
     *
     * @param live whether its session goes on
     * @param sinceUsed how long ago it was used; empty if it never was
     */
    record RefreshRow(SessionId session, AccountId account, boolean live, Optional<Duration> sinceUsed) {}

    /** A session to be. */
    record Begun(SessionId session, AccountId account) {}

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(SessionId session, AccountId account, Duration lifetime, Optional<Device> device) {
        int begun = jdbc.sql("""
                        insert into identity.session (session_id, account_id, expires_at, device)
                        values (:session, :account, clock_timestamp() + make_interval(secs => :seconds), :device)
                        """)
                .param("session", session.value())
                .param("account", account.value())
                .param("seconds", lifetime.toSeconds())
                .param("device", device.map(Device::kept).orElse(null))
                .update();
        expect("sessions begun", 1, begun);
    }

    /** Begins many in one statement, without refresh tokens. */
    void beginAll(List<Begun> begun, Duration lifetime) {
        int made = jdbc.sql("""
                        insert into identity.session (session_id, account_id, expires_at)
                        select session_id, account_id, clock_timestamp() + make_interval(secs => :seconds)
                        from unnest(cast(:sessions as uuid[]), cast(:accounts as uuid[])) as begun (session_id, account_id)
                        """)
                .param(
                        "sessions",
                        begun.stream().map(one -> one.session().value()).toArray(UUID[]::new))
                .param(
                        "accounts",
                        begun.stream().map(one -> one.account().value()).toArray(UUID[]::new))
                .param("seconds", lifetime.toSeconds())
                .update();
        expect("sessions begun", begun.size(), made);
    }

    void addRefreshToken(SessionId session, byte[] hash) {
        int added = jdbc.sql("insert into identity.refresh_token (token_hash, session_id) values (:hash, :session)")
                .param("hash", hash)
                .param("session", session.value())
                .update();
        expect("refresh tokens added", 1, added);
    }

    /** Locks the session, so that of two who bring the same token one is the second. */
    Optional<RefreshRow> lockByRefreshToken(byte[] hash) {
        Optional<UUID> session = jdbc.sql("select session_id from identity.refresh_token where token_hash = :hash")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
        if (session.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("select from identity.session where session_id = :session for update")
                .param("session", session.get())
                .query((_, _) -> true)
                .list();
        // Read after the lock was had: a statement that locks and reads at once sees what was before it waited.
        return jdbc.sql("""
                        select s.session_id, s.account_id, s.ended_at is null and s.expires_at > clock_timestamp() as live,
                               extract(epoch from clock_timestamp() - t.used_at) as since_used
                        from identity.refresh_token t join identity.session s using (session_id)
                        where t.token_hash = :hash
                        """)
                .param("hash", hash)
                .query((row, _) -> new RefreshRow(
                        new SessionId(row.getObject("session_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getBoolean("live"),
                        Optional.ofNullable(row.getBigDecimal("since_used"))
                                .map(seconds -> Duration.ofMillis(
                                        seconds.movePointRight(3).longValue()))))
                .optional();
    }

    void markUsed(byte[] hash) {
        int used = jdbc.sql("""
                        update identity.refresh_token set used_at = clock_timestamp()
                        where token_hash = :hash and used_at is null""").param("hash", hash).update();
        expect("refresh tokens used for the first time", 1, used);
    }

    /** Ends a session if it has not ended, and tells the feed. */
    boolean end(SessionId session, EndReason reason) {
        int ended = jdbc.sql("""
                        with ended as (
                            update identity.session set ended_at = clock_timestamp(), end_reason = :reason
                            where session_id = :session and ended_at is null returning session_id)
                        insert into identity.revocation (session_id) select session_id from ended
                        on conflict do nothing
                        """)
                .param("session", session.value())
                .param("reason", reason.name())
                .update();
        return ended == 1;
    }

    /** Ends every session of an account that has not ended, and tells the feed. */
    int endAll(AccountId account, EndReason reason) {
        return endAllBut(account, null, reason);
    }

    /** As {@link #endAll}, but for one that goes on. */
    int endAllBut(AccountId account, @Nullable SessionId kept, EndReason reason) {
        return jdbc.sql("""
                        with ended as (
                            update identity.session set ended_at = clock_timestamp(), end_reason = :reason
                            where account_id = :account and ended_at is null
                              and session_id is distinct from cast(:kept as uuid)
                            returning session_id)
                        insert into identity.revocation (session_id) select session_id from ended
                        on conflict do nothing
                        """)
                .param("account", account.value())
                .param("kept", kept == null ? null : kept.value())
                .param("reason", reason.name())
                .update();
    }

    /** Sessions that go on, the latest first. */
    List<SessionView> live(AccountId account, int sessionsMax) {
        return jdbc.sql("""
                        select session_id, created_at, device from identity.session
                        where account_id = :account and ended_at is null and expires_at > statement_timestamp()
                        order by created_at desc limit :max
                        """)
                .param("account", account.value())
                .param("max", sessionsMax)
                .query((row, _) -> new SessionView(
                        new SessionId(row.getObject("session_id", UUID.class)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        Device.parse(row.getString("device"))))
                .list();
    }

    /** Drops sessions that are over, with their tokens; at most {@link #DROPPED_MAX} a call. */
    int dropExpired() {
        return jdbc.sql("""
                        delete from identity.session where session_id in (
                            select session_id from identity.session
                            where expires_at < statement_timestamp() - interval '1 day' limit :max)
                        """).param("max", DROPPED_MAX).update();
    }

    /** Nobody else writes these rows at the same moment: any other count is a bug, and what was begun is undone. */
    private static void expect(String what, int expected, int rows) {
        if (rows != expected) {
            throw new IllegalStateException(what + ": " + rows + " instead of " + expected);
        }
    }
}
