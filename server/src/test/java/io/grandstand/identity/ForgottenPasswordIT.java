package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.Mail;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who forgot their password gets in again, and nobody else does. */
@GrandstandTest
class ForgottenPasswordIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NEW = "a newer password";
    private static final String ELSEWHERE = "192.0.2.40";

    @Autowired
    private Fans fans;

    @Autowired
    private Mail mail;

    @Autowired
    private ForgottenPasswords forgotten;

    @Autowired
    private NewPasswords passwords;

    @Autowired
    private PasswordHashing hashing;

    @Autowired
    private Sessions sessions;

    @Autowired
    private LetterTable letters;

    @Autowired
    private ProfileTable profiles;

    @Autowired
    private OneTimeSecrets secrets;

    @Autowired
    private PasswordNews news;

    @Autowired
    private IdentitySettings settings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aLinkSetsANewPasswordOnceAndEndsEverySession() {
        Somebody fan = fans.fan();
        assertThat(ask(fan.email()).status()).isEqualTo(202);
        String token = mail.token(fan.email(), 1);

        assertThat(renew(token, "short").status()).as("the link is still good").isEqualTo(422);
        assertThat(renew(token, NEW).status()).isEqualTo(204);

        assertThat(fan.api().get("/api/v1/me").status())
                .as("the session from before")
                .isEqualTo(401);
        assertThat(logIn(fan.email(), Fans.PASSWORD)).isEqualTo(401);
        assertThat(logIn(fan.email(), NEW)).isEqualTo(200);
        Answer again = renew(token, "another password");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.problem()).isEqualTo("link-over");
        assertThat(logIn(fan.email(), NEW)).isEqualTo(200);
    }

    @Test
    void aNewPasswordMakesEveryEarlierLinkWorthless() {
        Somebody fan = fans.fan();
        askFromElsewhere(fan);
        String first = mail.token(fan.email(), 1);
        askFromElsewhere(fan);
        String second = mail.token(fan.email(), 2);

        assertThat(forgotten.usable(first))
                .as("of two letters either may be opened")
                .isTrue();
        assertThat(forgotten.renew(second, new Password(NEW), ELSEWHERE))
                .isEqualTo(new ForgottenPasswords.Renewed.Changed());
        assertThat(forgotten.usable(first)).isFalse();
    }

    @Test
    void aLinkIsGoodForAWhileOnly() {
        Somebody fan = fans.fan();
        String token = secrets.newLink(fan.id(), OneTimeSecrets.Purpose.NEW_PASSWORD, Duration.ZERO);

        assertThat(forgotten.usable(token)).isFalse();
        assertThat(forgotten.renew(token, new Password(NEW), ELSEWHERE))
                .isEqualTo(new ForgottenPasswords.Renewed.LinkRefused());
    }

    @Test
    void aLinkForAnotherPurposeSetsNoPassword() {
        String token = secrets.newLink(fans.fan().id(), OneTimeSecrets.Purpose.CONFIRM_EMAIL, Duration.ofHours(1));

        assertThat(forgotten.usable(token)).isFalse();
    }

    @Test
    void theAnswerDoesNotTellWhoHasAnAccount() {
        Answer somebody = ask(fans.fan().email());
        Answer nobody = ask("nobody" + ids.next() + "@example.org");

        assertThat(nobody.status()).isEqualTo(202);
        assertThat(nobody.body()).isEqualTo(somebody.body());
        assertThat(nobody.lastingHeaders()).isEqualTo(somebody.lastingHeaders());
    }

    @Test
    void askingForLinksEndsAtTheLimitWhetherThereIsSuchAnAccountOrNot() {
        for (String address : new String[] {fans.fan().email(), "nobody" + ids.next() + "@example.org"}) {
            var email = new EmailAddress(address);
            for (int asked = 0; asked < settings.lettersPerAccount(); asked++) {
                assertThat(forgotten.ask(email, AccountLanguage.ENGLISH, "192.0.2." + (100 + asked)))
                        .isInstanceOf(ForgottenPasswords.Asked.Accepted.class);
            }
            assertThat(forgotten.ask(email, AccountLanguage.ENGLISH, "192.0.2.99"))
                    .isInstanceOf(ForgottenPasswords.Asked.TooManyAttempts.class);
        }
    }

    @Test
    void theSecretIsInTheLetterAloneWhichOnlyItsOwnerReads() throws Exception {
        Somebody fan = fans.fan();
        askFromElsewhere(fan);
        String token = mail.token(fan.email(), 1);

        assertThat(jdbc.sql("select count(*) from identity.link where account_id = ? and token_hash = ?")
                        .param(fan.id().value())
                        .param(KeepingSessions.sha256(token))
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select exists (select from outbox.event where payload like ?)")
                        .param("%" + token + "%")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mail.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void theInboxTellsOfItWithoutTheLink() {
        Somebody fan = fans.fan();
        askFromElsewhere(fan);
        String token = mail.token(fan.email(), 1);
        var english = fan.api().with("Accept-Language", "en");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        english.get("/api/v1/me/notices").body())
                .contains("password-asked", "30 minutes")
                .doesNotContain(token));

        forgotten.renew(token, new Password(NEW), ELSEWHERE);

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        jdbc.sql("""
                                select count(*) from notification.notice
                                where account_id = ? and kind = 'PASSWORD_CHANGED'
                                """).param(fan.id().value()).query(Long.class).single())
                .isOne());
    }

    @Test
    void aLogInThatWasCheckedAgainstTheOldPasswordLetsNobodyIn() throws Exception {
        Somebody fan = fans.fan();
        String hash = ((PasswordHashing.Turn.Done<String>) hashing.hash(NEW)).value();
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LogInResult> logIn = transaction.execute(_ -> {
                passwords.set(fan.id(), hash, null);
                Future<LogInResult> begun =
                        beside.submit(() -> TestAccounts.logIn(sessions, fan.email(), Fans.PASSWORD, ELSEWHERE));
                await().until(() -> begun.isDone() || somebodyWaits());
                return begun;
            });

            assertThat(logIn.get()).isEqualTo(new LogInResult.BadCredentials());
        }
        assertThat(sessions.of(fan.id())).isEmpty();
    }

    @Test
    void whoTriedTooOftenBeforeComesInWithTheNewPassword() {
        Somebody fan = fans.fan();
        for (int tried = 0; tried <= settings.logInsPerAccount(); tried++) {
            TestAccounts.logIn(sessions, fan.email(), "forgotten " + tried, ELSEWHERE);
        }
        assertThat(TestAccounts.logIn(sessions, fan.email(), Fans.PASSWORD, ELSEWHERE))
                .isInstanceOf(LogInResult.TooManyAttempts.class);
        String token = secrets.newLink(fan.id(), OneTimeSecrets.Purpose.NEW_PASSWORD, Duration.ofHours(1));

        forgotten.renew(token, new Password(NEW), ELSEWHERE);

        assertThat(TestAccounts.logIn(sessions, fan.email(), NEW, ELSEWHERE)).isInstanceOf(LogInResult.LoggedIn.class);
    }

    @Test
    void aLetterThatCannotBeHandedOverStaysDueUntilItIsGivenUp() {
        Somebody fan = fans.newcomer();
        LetterTable.Due due = dueLater(fan.id(), 1);
        var failing = new SendingLetters(
                letters,
                profiles,
                secrets,
                news,
                _ -> {
                    throw new IllegalStateException("no way there");
                },
                settings);

        assertThatThrownBy(() -> failing.send(due)).hasMessage("no way there");
        assertThat(waiting(due)).isTrue();

        failing.send(new LetterTable.Due(due.id(), due.kind(), due.email(), due.account(), due.language(), 1_000));
        assertThat(waiting(due)).isFalse();
    }

    /** One that the application's own job does not take. */
    private LetterTable.Due dueLater(AccountId account, int tries) {
        var due = new LetterTable.Due(
                ids.next(),
                LetterTable.Kind.CONFIRM_EMAIL,
                Optional.empty(),
                Optional.of(account),
                AccountLanguage.ENGLISH,
                tries);
        jdbc.sql("""
                        insert into identity.letter (letter_id, kind, account_id, language, due_at, tries)
                        values (?, ?, ?, 'en', clock_timestamp() + interval '1 hour', ?)
                        """)
                .param(due.id())
                .param(due.kind().name())
                .param(account.value())
                .param(tries)
                .update();
        return due;
    }

    private boolean waiting(LetterTable.Due due) {
        return jdbc.sql("select exists (select from identity.letter where letter_id = ?)")
                .param(due.id())
                .query(Boolean.class)
                .single();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                            where wait_event_type = 'Lock' and query like '%identity.account%')
                        """).query(Boolean.class).single();
    }

    private void askFromElsewhere(Somebody fan) {
        assertThat(forgotten.ask(new EmailAddress(fan.email()), AccountLanguage.ENGLISH, ELSEWHERE))
                .isEqualTo(new ForgottenPasswords.Asked.Accepted(settings.passwordLink()));
    }

    private Answer ask(String email) {
        return fans.nobody().post("/api/v1/auth/password-links", "{\"email\":\"" + email + "\"}");
    }

    private Answer renew(String token, String password) {
        return fans.nobody()
                .post("/api/v1/auth/password", "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}");
    }

    private int logIn(String email, String password) {
        return fans.nobody()
                .post("/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .status();
    }
}
