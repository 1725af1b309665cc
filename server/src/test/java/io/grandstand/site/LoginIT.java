package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming and going by the pages' forms, with cookies, as a browser does it. */
@GrandstandTest
class LoginIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern META = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\">");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Fans fans;

    @Autowired
    LoginIT(Fans fans) {
        this.fans = fans;
    }

    /** Keeps cookies and sends them back. */
    private static final class Browser {

        private final Api api;
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private String token = "";

        private Browser(Api api) {
            this.api = api.with("Accept", "text/html").with("Accept-Language", "en");
        }

        private Answer get(String path) {
            return remember(calling().get(path));
        }

        private Answer post(String path, Map<String, String> fields) {
            var all = new LinkedHashMap<>(fields);
            all.put("_csrf", token);
            return postAsItIs(path, all);
        }

        private Answer postAsItIs(String path, Map<String, String> fields) {
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return remember(calling().send("POST", path, FORM, body));
        }

        private Api calling() {
            return cookies.isEmpty()
                    ? api
                    : api.with(
                            "Cookie",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")));
        }

        private Answer remember(Answer answer) {
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String pair = set.substring(0, set.indexOf(';'));
                String name = pair.substring(0, pair.indexOf('='));
                String value = pair.substring(pair.indexOf('=') + 1);
                if (value.isEmpty()) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            }
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        }
    }

    private Browser at(String path) {
        var browser = new Browser(fans.nobody());
        assertThat(browser.get(path).status()).isEqualTo(200);
        return browser;
    }

    private static Map<String, String> credentials(Somebody fan, String next) {
        return Map.of("email", fan.email(), "password", Fans.PASSWORD, "next", next);
    }

    @Test
    void logsInAndGoesOnWhereOneWanted() {
        Somebody fan = fans.fan();
        Browser browser = at("/login?next=%2Fme%2Ftickets");
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
        Browser browser = at("/login");
        Answer answer = browser.postAsItIs("/login", credentials(fans.fan(), "/"));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aPageCallsTheInterfaceAsOftenAsItNeeds() {
        Browser browser = at("/login");
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
        Browser browser = at("/login");
        browser.post("/login", credentials(fans.fan(), "/"));
        browser.get("/");
        assertThat(browser.post("/logout", Map.of()).status()).isEqualTo(303);
        assertThat(browser.get("/").body()).contains("Log in").doesNotContain("Log out");
        assertThat(browser.get("/me/tickets").header("Location")).contains("/login");
    }

    @Test
    void logsOutOnEveryDevice() {
        Somebody fan = fans.fan();
        Browser phone = at("/login");
        phone.post("/login", credentials(fan, "/"));
        Browser desk = at("/login");
        desk.post("/login", credentials(fan, "/"));
        assertThat(desk.get("/me").body())
                .contains(fan.email(), "Where you are logged in")
                .containsOnlyOnce("This device");

        assertThat(desk.post("/me/logout-everywhere", Map.of()).status()).isEqualTo(303);

        assertThat(desk.get("/me").header("Location")).contains("/login");
        assertThat(phone.get("/me").header("Location")).contains("/login");
    }

    @Test
    void signsUpAndIsLoggedIn() {
        String unique =
                Long.toString(System.nanoTime() % 100_000_000 + 100_000_000).substring(1);
        Browser browser = at("/signup");
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
    void chargesAWalletOnceHoweverOftenTheFormIsSent() {
        Browser browser = at("/login");
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
        assertThat(browser.post("/me/wallet/charges", Map.of("chargeId", "x", "amount", "-5"))
                        .status())
                .isEqualTo(422);
    }
}
