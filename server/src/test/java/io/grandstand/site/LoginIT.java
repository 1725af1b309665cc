package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming and going by the pages' forms, with cookies, as a browser does it. */
@GrandstandTest
class LoginIT {

    private static final Pattern META = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\">");

    private final Fans fans;

    @Autowired
    LoginIT(Fans fans) {
        this.fans = fans;
    }

    private FormBrowser at(String path) {
        var browser = new FormBrowser(fans.nobody());
        assertThat(browser.get(path).status()).isEqualTo(200);
        return browser;
    }

    private static Map<String, String> credentials(Somebody fan, String next) {
        return Map.of("email", fan.email(), "password", Fans.PASSWORD, "next", next);
    }

    @Test
    void logsInAndGoesOnWhereOneWanted() {
        Somebody fan = fans.fan();
        FormBrowser browser = at("/login?next=%2Fme%2Ftickets");
        Answer answer = browser.post("/login", credentials(fan, "/me/tickets"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/me/tickets");
        assertThat(browser.get("/me/tickets").body()).contains("Log out");
    }

    @Test
    void goesHomeInsteadOfToAnotherSite() {
        for (String next : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
            Answer answer = at("/login").post("/login", credentials(fans.fan(), next));
            assertThat(answer.header("Location")).as(next).isEqualTo("/");
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndKeepsTheAddressOnly() {
        Answer answer = at("/login")
                .post("/login", Map.of("email", "\"><script>x@y.zz", "password", "secretsecret", "next", "/"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .contains("The e-mail address or the password is wrong.", "value=\"&#34;>&lt;script>x@y.zz\"")
                .doesNotContain("secretsecret", "<script>x");
    }

    @Test
    void refusesAFormThatIsNotOurs() {
        FormBrowser browser = at("/login");
        Answer answer = browser.postAsItIs("/login", credentials(fans.fan(), "/"));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aPageCallsTheInterfaceAsOftenAsItNeeds() {
        FormBrowser browser = at("/login");
        browser.post("/login", credentials(fans.fan(), "/"));
        Matcher meta = META.matcher(browser.get("/").body());
        assertThat(meta.find()).isTrue();
        for (int call = 0; call < 3; call++) {
            Api api = browser.calling().with("Accept", "application/json").with("X-CSRF-TOKEN", meta.group(1));
            assertThat(browser.remember(api.post("/api/v1/stream-tickets", "{}"))
                            .status())
                    .as("call " + call)
                    .isNotEqualTo(403);
        }
    }

    @Test
    void logsOut() {
        FormBrowser browser = at("/login");
        browser.post("/login", credentials(fans.fan(), "/"));
        browser.get("/");
        assertThat(browser.post("/logout", Map.of()).status()).isEqualTo(303);
        assertThat(browser.get("/").body()).contains("Log in").doesNotContain("Log out");
        assertThat(browser.get("/me/tickets").header("Location")).contains("/login");
    }

    @Test
    void logsOutOnEveryDevice() {
        Somebody fan = fans.fan();
        FormBrowser phone = at("/login");
        phone.post("/login", credentials(fan, "/"));
        FormBrowser desk = at("/login");
        desk.post("/login", credentials(fan, "/"));
        assertThat(desk.get("/me").body())
                .contains(fan.email(), "Where you are logged in")
                .containsOnlyOnce("This device");

        Answer out = desk.post("/me/logout-everywhere", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(desk.get(out.header("Location")).body()).contains("You are logged out on every device.");

        assertThat(desk.get("/me").header("Location")).contains("/login");
        assertThat(phone.get("/me").header("Location")).contains("/login");
    }

    @Test
    void signsUpAndIsLoggedIn() {
        String unique =
                Long.toString(System.nanoTime() % 100_000_000 + 100_000_000).substring(1);
        FormBrowser browser = at("/signup");
        Answer answer = browser.post(
                "/signup",
                Map.of(
                        "email",
                        "page" + unique + "@grandstand.test",
                        "password",
                        "long enough",
                        "nickname",
                        "page" + unique,
                        "phone",
                        "010" + unique,
                        "birthDate",
                        "1990-01-31",
                        "terms",
                        "2026-11-30-demo",
                        "privacy",
                        "2026-11-30-demo",
                        "next",
                        "/me/wallet"));
        assertThat(answer.header("Location")).isEqualTo("/me/wallet");
        assertThat(browser.get("/me/wallet").body()).contains("page" + unique);
    }

    @Test
    void saysAtEachFieldWhatIsWrong() {
        Answer answer = at("/signup")
                .post(
                        "/signup",
                        Map.of("email", "x", "password", "short", "nickname", "<b>", "phone", "123", "birthDate", "?"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "This is no e-mail address.",
                        "A password has 8 to 128 characters.",
                        "A nickname has 2 to 20",
                        "010 and eight more digits",
                        "This is no date of birth.",
                        "value=\"&lt;b>\"")
                .doesNotContain("value=\"short\"");
    }

    @Test
    void aPasswordThatWasRightIsAskedForAgainWhereAnythingElseIsWrong() {
        Answer answer = at("/signup").post("/signup", Map.of("email", "x", "password", "long enough 7"));

        assertThat(answer.body())
                .contains("<p class=\"wrong\">Please type your password again.</p>")
                .containsPattern("name=\"password\"[^>]*aria-invalid=\"true\"")
                .doesNotContain("long enough 7", "A password has 8");
        assertThat(at("/signup").get("/signup").body()).doesNotContain("type your password again");
    }

    @Test
    void chargesAWalletOnceHoweverOftenTheFormIsSent() {
        FormBrowser browser = at("/login");
        browser.post("/login", credentials(fans.fan(), "/"));
        String wallet = browser.get("/me/wallet").body();
        Matcher charge = Pattern.compile("name=\"chargeId\" value=\"([^\"]+)\"").matcher(wallet);
        assertThat(charge.find()).isTrue();
        Map<String, String> form = Map.of("chargeId", charge.group(1), "amount", "12,000");
        for (int sent = 0; sent < 2; sent++) {
            assertThat(browser.post("/me/wallet/charges", form).header("Location"))
                    .isEqualTo("/me/wallet?charged=12000");
        }
        assertThat(browser.get("/me/wallet").body()).contains("₩12,000").doesNotContain("₩24,000");
    }

    @Test
    void whatIsWrongWithATopUpIsSaidAtItsFormWhichKeepsWhatWasTyped() {
        FormBrowser browser = at("/login");
        browser.post("/login", credentials(fans.fan(), "/"));
        String id = UUID.randomUUID().toString();
        browser.get("/me/wallet");

        Answer noNumber = browser.post("/me/wallet/charges", Map.of("chargeId", id, "amount", "<abc>"));
        assertThat(noNumber.status()).isEqualTo(422);
        assertThat(noNumber.body())
                .contains("The amount must be a number.", "value=\"&lt;abc>\"", "next=%2Fme%2Fwallet\"")
                .contains("<a href=\"/me/wallet\" aria-current=\"page\">");
        assertThat(browser.post("/me/wallet/charges", Map.of("chargeId", id, "amount", "-5"))
                        .body())
                .contains("A top-up is from", "value=\"-5\"");

        Answer again = browser.get("/me/wallet/charges");
        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo("/me/wallet");
    }
}
