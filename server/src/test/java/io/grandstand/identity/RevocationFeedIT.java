package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.identity.SessionTable.EndReason;
import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a session that ended elsewhere still counts, and what a feed that is stale costs. */
@GrandstandTest
@ExtendWith(OutputCaptureExtension.class)
class RevocationFeedIT {

    private static final int REQUESTS = 50;

    @Autowired
    private SessionTable table;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private IdentitySettings settings;

    @Autowired
    private Fans fans;

    @Autowired
    private Ids ids;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private EndedSessions ended;
    private RevocationFeed feed;

    @BeforeEach
    void begin() {
        ended = new EndedSessions(database);
        feed = new RevocationFeed(ended, settings, meters, nanos::get);
    }

    @AfterEach
    void close() {
        ended.destroy();
    }

    @Test
    void aSessionThatEndedElsewhereCountsNoLongerThanTheFeedMayBeOld() {
        SessionId session = aSession();
        feed.read();
        assertThat(table.end(session, EndReason.LOGGED_OUT)).isTrue();

        nanos.addAndGet(settings.feedStale().toNanos() - 1);
        assertThat(feed.hasEnded(session)).isFalse();

        nanos.incrementAndGet();
        assertThat(feed.hasEnded(session)).isTrue();
    }

    @Test
    void ofManyRequestsThatFindTheFeedStaleOneReadsItForAll() throws Exception {
        SessionId session = aSession();
        assertThat(table.end(session, EndReason.LOGGED_OUT)).isTrue();
        var answers = new ArrayList<FutureTask<Boolean>>();
        var requests = new ArrayList<Thread>();

        whileNobodyCanReadIt(() -> {
            for (int request = 0; request < REQUESTS; request++) {
                var answer = new FutureTask<>(() -> feed.hasEnded(session));
                answers.add(answer);
                requests.add(Thread.ofPlatform().start(answer));
            }
            await().until(() -> requests.stream()
                            .filter(request -> request.getState() == Thread.State.TIMED_WAITING)
                            .count()
                    == REQUESTS - 1);
            return true;
        });

        for (FutureTask<Boolean> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(meters.get("grandstand.identity.feed").timer().count()).isOne();
    }

    @Test
    void nobodyIsServedWhereTheFeedCannotBeRead() {
        JdbcConnectionDetails nowhere = new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "nobody";
            }

            @Override
            public String getPassword() {
                return "none";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://127.0.0.1:1/nowhere";
            }
        };
        var unreadable = new EndedSessions(nowhere);
        var blind = new RevocationFeed(unreadable, settings, meters, nanos::get);

        assertThatThrownBy(() -> blind.hasEnded(aSession())).isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(meters.get("grandstand.identity.feed.unknown").counter().count())
                .isEqualTo(1);
        unreadable.destroy();
    }

    @Test
    void aRequestIsToldToComeAgainWhereTheFeedCannotBeRead(CapturedOutput output) {
        Api fan = fans.fan().api();

        Api.Answer refusal = whileNobodyCanReadIt(() -> await().atMost(Duration.ofSeconds(20))
                .until(() -> fan.get("/api/v1/me"), answer -> answer.status() != 200));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.problem()).isEqualTo("unavailable");
        assertThat(refusal.header("Retry-After")).isNotEmpty();
        assertThat(output).contains("request.failed=unavailable").doesNotContain(" ERROR ");
        await().until(() -> fan.get("/api/v1/me").status() == 200);
    }

    @Test
    void whatEndedIsReadToItsEndAPageAtATime() {
        int many = 2 * EndedSessions.PAGE_MAX + 1;
        var account = fans.fan().id();
        jdbc.sql("""
                        with made as (
                            insert into identity.session (session_id, account_id, expires_at, ended_at, end_reason)
                            select gen_random_uuid(), :account, clock_timestamp(), clock_timestamp(), 'LOGGED_OUT'
                            from generate_series(1, :many) returning session_id)
                        insert into identity.revocation (session_id, at) select session_id, now() from made
                        """).param("account", account.value()).param("many", many).update();

        assertThat(ended.within(Duration.ofHours(1))).hasSizeGreaterThanOrEqualTo(many);

        List<SessionId> missing = jdbc.sql(
                        "select session_id from identity.session where account_id = ? and ended_at is not null")
                .param(account.value())
                .query((row, _) -> new SessionId(row.getObject(1, UUID.class)))
                .list();
        missing.removeAll(ended.within(Duration.ofHours(1)));
        assertThat(missing).isEmpty();
        jdbc.sql("delete from identity.session where account_id = ? and ended_at is not null")
                .param(account.value())
                .update();
    }

    private SessionId aSession() {
        var session = new SessionId(ids.next());
        table.begin(session, fans.fan().id(), Duration.ofHours(1), Optional.empty());
        return session;
    }

    private <T> T whileNobodyCanReadIt(Callable<T> doing) {
        return new TransactionTemplate(transactions).execute(_ -> {
            jdbc.sql("lock table identity.revocation in access exclusive mode").update();
            try {
                return doing.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
