package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.identity.FirstAdmin.Result.Created;
import io.grandstand.identity.FirstAdmin.Result.LinkRefused;
import io.grandstand.kernel.AccountRole;
import io.grandstand.testing.GrandstandTest;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test undoes what it did, as other tests need the demo's admin. */
@GrandstandTest
@Transactional
class FirstAdminIT {

    private static final EmailAddress EMAIL = new EmailAddress("first@example.org");
    private static final Password PASSWORD = new Password("a long password");
    private static final Nickname NICKNAME = new Nickname("first");

    @Autowired
    private FirstAdmin firstAdmin;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void withoutAnAdmin() {
        jdbc.sql("update identity.account set roles = array['FAN'] where 'ADMIN' = any (roles)")
                .update();
    }

    @Test
    void theLinkMakesAnAdminOnce() {
        String token = firstAdmin.newLink().orElseThrow();
        assertThat(firstAdmin.usable(token)).isTrue();

        assertThat(firstAdmin.create(token, EMAIL, PASSWORD, NICKNAME)).isInstanceOf(Created.class);

        assertThat(accounts.findByEmail("first@example.org").orElseThrow().roles())
                .contains(AccountRole.ADMIN);
        assertThat(firstAdmin.usable(token)).isFalse();
        assertThat(firstAdmin.create(token, new EmailAddress("second@example.org"), PASSWORD, new Nickname("second")))
                .isInstanceOf(LinkRefused.class);
    }

    @Test
    void aFanWhoSignsUpFirstDoesNotLockTheOperatorOut() {
        String token = firstAdmin.newLink().orElseThrow();

        testAccounts.make(Set.of(AccountRole.FAN));

        assertThat(firstAdmin.create(token, EMAIL, PASSWORD, NICKNAME)).isInstanceOf(Created.class);
    }

    @Test
    void theLinkOfAnotherStartIsOverOnceThereIsAnAdmin() {
        String first = firstAdmin.newLink().orElseThrow();
        String second = firstAdmin.newLink().orElseThrow();

        assertThat(firstAdmin.create(second, EMAIL, PASSWORD, NICKNAME)).isInstanceOf(Created.class);

        assertThat(firstAdmin.create(first, EMAIL, PASSWORD, NICKNAME)).isInstanceOf(LinkRefused.class);
        assertThat(firstAdmin.newLink()).isEmpty();
    }

    @Test
    void aLinkThatIsOverOrMadeUpIsRefused() {
        String token = firstAdmin.newLink().orElseThrow();
        jdbc.sql("update identity.first_admin_link set expires_at = clock_timestamp() - interval '1 second'")
                .update();

        assertThat(firstAdmin.create(token, EMAIL, PASSWORD, NICKNAME)).isInstanceOf(LinkRefused.class);
        assertThat(firstAdmin.create("made up", EMAIL, PASSWORD, NICKNAME)).isInstanceOf(LinkRefused.class);
    }

    @Test
    void onlyAHashOfTheLinkIsKept() {
        String token = firstAdmin.newLink().orElseThrow();

        assertThat(jdbc.sql("select encode(token_hash, 'escape') from identity.first_admin_link")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(token));
    }
}
