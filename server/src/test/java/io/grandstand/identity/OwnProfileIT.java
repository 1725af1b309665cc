package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.AccountId;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.Mail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who signs up shows that letters reach them, agrees to something, and changes it all later. */
@GrandstandTest
class OwnProfileIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Fans fans;

    @Autowired
    private Mail mail;

    @Autowired
    private SignUps signUps;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Profiles profiles;

    @Autowired
    private LegalDocuments documents;

    @Autowired
    private OneTimeSecrets secrets;

    @Autowired
    private Sessions sessions;

    @Autowired
    private IdentitySettings settings;

    private final String tail = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    private final String email = "mina" + tail + "@example.org";
    private final String phone = "+8210" + tail;

    /** From an address of its own, as others sign up from this machine too. */
    private AccountId signUp(Map<LegalDocument, String> agreed) {
        var result = signUps.signUp(new SignUp(
                new EmailAddress(email),
                new Password("correct horse"),
                new Nickname("mina" + tail),
                PhoneNumber.parse("010" + tail),
                LocalDate.of(1999, 4, 5),
                agreed,
                AccountLanguage.ENGLISH,
                "198.51.100." + tail.substring(6)));
        assertThat(result).isInstanceOf(SignUpResult.SignedUp.class);
        return ((SignUpResult.SignedUp) result).account();
    }

    private Api loggedIn() {
        Answer in = fans.nobody()
                .post("/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"correct horse\"}");
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        return fans.nobody().as(in.json().get("accessToken").asString());
    }

    @Test
    void aNewAccountConfirmsItsAddressByALinkAndItsPhoneByACode() {
        signUp(Map.of());
        Api mina = loggedIn();
        Answer before = mina.get("/api/v1/me/profile");
        assertThat(before.json().get("emailConfirmed").asBoolean()).isFalse();
        assertThat(before.json().get("phoneConfirmed").asBoolean()).isFalse();
        assertThat(mina.get("/api/v1/me/tickets").status())
                .as("nothing waits for it")
                .isEqualTo(200);

        String token = mail.token(email, 1);
        String path = "/api/v1/auth/email-confirmation";
        assertThat(fans.nobody().post(path, "{\"token\":\"" + token + "\"}").status())
                .isEqualTo(204);
        assertThat(fans.nobody().post(path, "{\"token\":\"" + token + "\"}").problem())
                .isEqualTo("link-over");
        assertThat(code(mina, mail.code(phone, 1)).status()).isEqualTo(204);

        Answer after = mina.get("/api/v1/me/profile");
        assertThat(after.json().get("emailConfirmed").asBoolean()).isTrue();
        assertThat(after.json().get("phoneConfirmed").asBoolean()).isTrue();
        assertThat(after.json().get("phone").asString()).isEqualTo(phone);
        assertThat(after.json().get("birthDate").asString()).isEqualTo("1999-04-05");
        assertThat(mina.post("/api/v1/me/confirmations/email", "{}").problem()).isEqualTo("already-confirmed");
        assertThat(mina.post("/api/v1/me/confirmations/pigeon", "{}").status()).isEqualTo(404);
    }

    @Test
    void aCodeIsGuessedFiveTimesAtMostAndTheNextOneTakesItsPlace() {
        AccountId account = signUp(Map.of());
        String code = mail.code(phone, 1);
        for (int left = OneTimeSecrets.CODE_TRIES_MAX - 1; left > 0; left--) {
            assertThat(confirmations.confirmPhone(account, Mail.notThe(code)))
                    .isEqualTo(new Confirmations.CodeResult.WrongCode(left));
        }
        assertThat(confirmations.confirmPhone(account, Mail.notThe(code)))
                .isEqualTo(new Confirmations.CodeResult.NoCode());
        assertThat(confirmations.confirmPhone(account, code))
                .as("the right one comes too late")
                .isEqualTo(new Confirmations.CodeResult.NoCode());

        askForCode(account);
        assertThat(confirmations.confirmPhone(account, mail.code(phone, 2)))
                .isEqualTo(new Confirmations.CodeResult.Confirmed());
    }

    @Test
    void aCodeForAnotherNumberConfirmsNothing() {
        AccountId account = signUp(Map.of());
        String code = mail.code(phone, 1);
        String other = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));

        profiles.change(new Profiles.Change(
                account, new Nickname("mina" + tail), PhoneNumber.parse("010" + other), AccountLanguage.ENGLISH));
        assertThat(confirmations.confirmPhone(account, code)).isEqualTo(new Confirmations.CodeResult.NoCode());

        // Made for the number of before, by somebody who had read that just before the change.
        String late = secrets.newCode(account, PhoneNumber.parse("010" + tail), Duration.ofMinutes(5));
        assertThat(confirmations.confirmPhone(account, late)).isInstanceOf(Confirmations.CodeResult.WrongCode.class);
    }

    @Test
    void askingForCodesEndsAtTheLimit() {
        AccountId account = signUp(Map.of());
        for (int asked = 0; asked < settings.lettersPerAccount(); asked++) {
            askForCode(account);
        }
        assertThat(confirmations.ask(account, Confirmations.Contact.PHONE, AccountLanguage.ENGLISH, "198.51.100.200"))
                .isInstanceOf(Confirmations.Asked.TooManyAttempts.class);
    }

    @Test
    void consentsAreKeptWithTheirVersionAndAskedForAnewWhereThereAreNone() {
        signUp(Map.of(LegalDocument.TERMS, documents.version(LegalDocument.TERMS)));
        Api mina = loggedIn();
        var given = mina.get("/api/v1/me/consents").json().get("items");
        assertThat(given).hasSize(1);
        assertThat(given.get(0).get("document").asString()).isEqualTo("terms");
        assertThat(given.get(0).get("version").asString()).isEqualTo(documents.version(LegalDocument.TERMS));

        Answer old = mina.put("/api/v1/me/consents/privacy", "{\"version\":\"1999\"}");
        assertThat(old.problem()).isEqualTo("not-in-force");
        String inForce = old.json().get("inForce").asString();
        for (int again = 0; again < 2; again++) {
            assertThat(mina.put("/api/v1/me/consents/privacy", "{\"version\":\"" + inForce + "\"}")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(mina.get("/api/v1/me/consents").json().get("items")).hasSize(2);
        assertThat(fans.nobody()
                        .get("/api/v1/legal/privacy")
                        .json()
                        .get("version")
                        .asString())
                .isEqualTo(inForce);
    }

    @Test
    void nobodyAgreesToWhatIsNotInForce() {
        Answer answer = fans.nobody().post("/api/v1/auth/signup", """
                        {"email":"%s","password":"correct horse","nickname":"mina%s","phone":"010%s",
                         "birthDate":"1999-04-05","terms":"1999"}
                        """.formatted(email, tail, tail));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("not-in-force");
        assertThat(answer.json().get("document").asString()).isEqualTo("terms");
    }

    @Test
    void aProfileIsChangedAndWhatOthersHaveIsNamed() {
        signUp(Map.of());
        Api mina = loggedIn();
        Somebody other = fans.fan();
        String name = profiles.find(other.id()).orElseThrow().nickname();

        Answer taken = mina.put("/api/v1/me/profile", profile(name, "010" + tail, "ko"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().get("field").asString()).isEqualTo("nickname");
        assertThat(mina.put("/api/v1/me/profile", profile("x", "1", "fr"))
                        .json()
                        .get("errors")
                        .findValuesAsString("path"))
                .containsExactly("nickname", "phone", "language");

        Answer changed = mina.put("/api/v1/me/profile", profile("new" + tail, "010" + tail, "ko"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().get("nickname").asString()).isEqualTo("new" + tail);
        assertThat(changed.json().get("language").asString()).isEqualTo("ko");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItAndTheOtherSessionsEnd() {
        Somebody fan = fans.fan();
        var in = (LogInResult.LoggedIn) TestAccounts.logIn(sessions, fan.email(), Fans.PASSWORD, "198.51.100.7");
        Api here = fans.nobody().as(in.tokens().access());

        assertThat(here.put("/api/v1/me/password", passwords("not that", "a newer password"))
                        .problem())
                .isEqualTo("wrong-password");
        assertThat(here.put("/api/v1/me/password", passwords(Fans.PASSWORD, "a newer password"))
                        .status())
                .isEqualTo(204);

        assertThat(here.get("/api/v1/me").status()).as("this session goes on").isEqualTo(200);
        assertThat(fan.api().get("/api/v1/me").status()).as("the other one").isEqualTo(401);
        assertThat(TestAccounts.logIn(sessions, fan.email(), Fans.PASSWORD, "198.51.100.7"))
                .isEqualTo(new LogInResult.BadCredentials());
        assertThat(TestAccounts.logIn(sessions, fan.email(), "a newer password", "198.51.100.7"))
                .isInstanceOf(LogInResult.LoggedIn.class);
    }

    @Test
    void noticesAreWrittenInTheLanguageOfTheAccount() throws Exception {
        AccountId account = signUp(Map.of());
        var in = (LogInResult.LoggedIn) TestAccounts.logIn(sessions, email, "correct horse", "198.51.100.8");
        fans.nobody()
                .as(in.tokens().access())
                .put("/api/v1/me/password", passwords("correct horse", "a newer password"));

        Path log = mail.file().resolveSibling("notices.log");
        await().atMost(SOON)
                .until(() -> Files.exists(log) && Files.readString(log).contains(account.toString()));
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains(account.toString())))
                .singleElement()
                .asString()
                .contains("Your password was changed");
        assertThat(mail.text(email, 1)).startsWith("Hello mina");
    }

    private void askForCode(AccountId account) {
        assertThat(confirmations.ask(
                        account,
                        Confirmations.Contact.PHONE,
                        AccountLanguage.ENGLISH,
                        "198.51.100." + tail.substring(6)))
                .isEqualTo(new Confirmations.Asked.Accepted());
    }

    private static Answer code(Api somebody, String code) {
        return somebody.post("/api/v1/me/phone-confirmation", "{\"code\":\"" + code + "\"}");
    }

    private static String profile(String nickname, String phone, String language) {
        return "{\"nickname\":\"" + nickname + "\",\"phone\":\"" + phone + "\",\"language\":\"" + language + "\"}";
    }

    private static String passwords(String current, String next) {
        return "{\"current\":\"" + current + "\",\"password\":\"" + next + "\"}";
    }
}
