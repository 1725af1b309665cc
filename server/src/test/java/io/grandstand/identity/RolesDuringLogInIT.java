package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.identity.TestAccounts.Made;
import io.grandstand.kernel.AccountRole;
import io.grandstand.testing.GrandstandTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No log-in, however late, is left with roles that were taken away. */
@GrandstandTest
class RolesDuringLogInIT {

    @Autowired
    private Sessions sessions;

    @Autowired
    private RoleGrants grants;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private EndedSessions ended;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        beside.close();
    }

    @Test
    void aLogInThatComesDuringAChangeOfRolesHasTheNewOnes() throws Exception {
        Made somebody = accounts.make(Set.of(AccountRole.ADMIN));

        Future<LogInResult> logIn = transaction.execute(_ -> {
            grants.grant(somebody.id(), Set.of(AccountRole.FAN), Optional.empty());
            Future<LogInResult> begun = beside.submit(() -> logIn(somebody));
            await().until(() -> begun.isDone() || somebodyWaits());
            return begun;
        });

        assertThat(claims(logIn.get()).get("roles").toString()).isEqualTo("[\"FAN\"]");
    }

    @Test
    void aChangeOfRolesThatComesDuringALogInEndsIt() throws Exception {
        Made somebody = accounts.make(Set.of(AccountRole.ADMIN));
        var inside = new LogInResult[1];

        Future<RoleGrants.Result> grant = transaction.execute(_ -> {
            inside[0] = logIn(somebody);
            Future<RoleGrants.Result> begun =
                    beside.submit(() -> grants.grant(somebody.id(), Set.of(AccountRole.FAN), Optional.empty()));
            await().until(() -> begun.isDone() || somebodyWaits());
            return begun;
        });

        assertThat(grant.get()).isInstanceOf(RoleGrants.Result.Granted.class);
        JsonNode claims = claims(inside[0]);
        assertThat(claims.get("roles").toString()).isEqualTo("[\"ADMIN\"]");
        assertThat(ended.within(Duration.ofHours(1)))
                .contains(new SessionId(UUID.fromString(claims.get("sid").asString())));
    }

    private LogInResult logIn(Made somebody) {
        return TestAccounts.logIn(sessions, somebody.email(), TestAccounts.PASSWORD, "192.0.2.7");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                            where wait_event_type = 'Lock' and query like '%identity.account%')
                        """).query(Boolean.class).single();
    }

    private static JsonNode claims(LogInResult result) {
        assertThat(result).isInstanceOf(LogInResult.LoggedIn.class);
        String token = ((LogInResult.LoggedIn) result).tokens().access();
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JsonMapper.shared().readTree(new String(claims, StandardCharsets.UTF_8));
    }
}
