package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.Ids;
import io.grandstand.testing.GrandstandTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.transaction.annotation.Transactional;

/** What is made here goes again, as other tests count on the usual demo. */
@GrandstandTest
@Transactional
class DemoAccountsIT {

    /** More than are begun in one statement. */
    private static final int MANY = 1_100;

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountTable table;

    @Autowired
    private SessionTable sessions;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private PasswordHashing hashing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @TempDir
    private Path folder;

    @Test
    void nineFansAHostAndAnAdminAreThere() {
        assertThat(accounts.demoFans()).hasSizeGreaterThanOrEqualTo(9);
        for (int fan = 1; fan <= 9; fan++) {
            assertThat(accounts.findByEmail("fan" + fan + "@grandstand.test")).isPresent();
        }
        assertThat(accounts.findByEmail("host@grandstand.test").orElseThrow().roles())
                .contains(AccountRole.HOST);
        assertThat(accounts.findByEmail("admin@grandstand.test").orElseThrow().roles())
                .contains(AccountRole.ADMIN);
    }

    @Test
    void everyDemoFanGetsATokenOfTheirOwnEvenWhereSomebodyElseHasTheNickname() throws IOException {
        jdbc.sql("update identity.account set nickname = 'fan1050' where account_id = :id")
                .param("id", testAccounts.make(Set.of(AccountRole.FAN)).id().value())
                .update();
        Path file = folder.resolve("tokens");

        new DemoAccounts(table, sessions, tokens, hashing, new DemoSettings(true, MANY, file), ids).load();

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(MANY - 1).noneMatch(line -> line.startsWith("fan1050@"));
        var decoder = NimbusJwtDecoder.withPublicKey(tokens.publicKey()).build();
        for (int line : new int[] {0, 999, 1000, MANY - 2}) {
            String text = lines.get(line);
            Jwt token = decoder.decode(text.substring(text.indexOf(' ') + 1));
            Account fan =
                    accounts.findByEmail(text.substring(0, text.indexOf(' '))).orElseThrow();
            assertThat(token.getSubject()).isEqualTo(fan.id().toString());
            assertThat(jdbc.sql("select account_id from identity.session where session_id = cast(:sid as uuid)")
                            .param("sid", token.getClaimAsString(AccessTokens.SESSION))
                            .query(UUID.class)
                            .single())
                    .isEqualTo(fan.id().value());
        }
    }
}
