package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.Mail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One's own account by the pages' forms, with cookies, as a browser without a script does it. */
@GrandstandTest
class OwnAccountPagesIT {

    @Autowired
    private Fans fans;

    @Autowired
    private Mail mail;

    private final String tail = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));

    private FormBrowser at(String path) {
        var browser = new FormBrowser(fans.nobody());
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        return browser;
    }

    private FormBrowser loggedIn(Somebody fan) {
        FormBrowser browser = at("/login");
        browser.post("/login", Map.of("email", fan.email(), "password", Fans.PASSWORD));
        return browser;
    }

    @Test
    void whoForgotTheirPasswordChoosesANewOneByTheLinkThatWasSent() {
        Somebody fan = fans.fan();
        FormBrowser browser = at("/password/forgotten");
        assertThat(browser.post("/password/forgotten", Map.of("email", "no address"))
                        .body())
                .contains("This is no e-mail address.");
        Answer sent = browser.post("/password/forgotten", Map.of("email", fan.email()));
        assertThat(sent.header("Location")).isEqualTo("/password/forgotten?sent=30");
        assertThat(browser.get("/password/forgotten?sent=30").body()).contains("30 minutes", "mail.log");
        assertThat(browser.get("/password/forgotten?sent=%3Cb%3E").body()).doesNotContain("<b>");

        String link = "/password/new?token=" + mail.token(fan.email(), 1);
        Answer form = browser.get(link);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(browser.post("/password/new", Map.of("token", token, "password", "short"))
                        .body())
                .contains("A password has 8 to 128 characters.");
        assertThat(browser.post("/password/new", Map.of("token", token, "password", "a newer password"))
                        .header("Location"))
                .isEqualTo("/password/changed");

        assertThat(browser.get(link).status()).isEqualTo(410);
        browser.get("/login");
        assertThat(browser.post("/login", Map.of("email", fan.email(), "password", "a newer password"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whoeverLooksWhereTheyAreLoggedInReadsWithWhatKindOfDevice() {
        Somebody fan = fans.fan();
        assertThat(browser(fan.api(), "en").get("/me").body())
                .as("a log-in of before it was asked")
                .contains("This device")
                .doesNotContain("<strong>A browser", " on Android");
        var phone = new FormBrowser(fans.nobody()
                .with(
                        "User-Agent",
                        "Mozilla/5.0 (Linux; Android 10; <b>K</b>) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                                + " Mobile Safari/537.36"));
        phone.get("/login");
        phone.post("/login", Map.of("email", fan.email(), "password", Fans.PASSWORD));

        assertThat(phone.get("/me").body())
                .containsOnlyOnce("<strong>Chrome on Android</strong>")
                .doesNotContain("AppleWebKit", "&lt;b&gt;");
        assertThat(browser(fan.api(), "ko").get("/me").body()).contains("<strong>Android의 Chrome</strong>");
    }

    private static Api browser(Api api, String language) {
        return api.with("Accept", "text/html").with("Accept-Language", language);
    }

    @Test
    void aNewFanAgreesConfirmsAndSeesItOnTheirPage() {
        FormBrowser browser = at("/signup");
        var typed = new LinkedHashMap<>(Map.of(
                "email",
                "kind" + tail + "@example.org",
                "password",
                "long enough",
                "nickname",
                "kind" + tail,
                "phone",
                "010" + tail,
                "birthDate",
                "1990-01-31"));
        assertThat(browser.post("/signup", typed).body()).contains("Without this we cannot make an account.");
        String page = browser.get("/signup").body();
        typed.put("terms", version(page, "terms"));
        typed.put("privacy", version(page, "privacy"));
        typed.put("next", "/me");
        assertThat(browser.post("/signup", typed).header("Location")).isEqualTo("/me");

        assertThat(browser.get("/me").body())
                .contains("Not confirmed yet", "Please confirm", "31 Jan 1990", "English", "Version 2026-11-30-demo")
                .doesNotContain("To be agreed to");
        String code = mail.code("+8210" + tail, 1);
        Answer wrong = browser.post("/me/phone-confirmation", Map.of("code", Mail.notThe(code)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("4 tries are left");
        assertThat(browser.post("/me/phone-confirmation", Map.of("code", code)).header("Location"))
                .isEqualTo("/me?done=phone-confirmed");
        assertThat(browser.post("/me/confirmations/email", Map.of()).header("Location"))
                .isEqualTo("/me?done=email-sent");

        String token = mail.token("kind" + tail + "@example.org", 1);
        FormBrowser elsewhere = at("/email/confirm?token=" + token);
        assertThat(elsewhere.post("/email/confirm", Map.of("token", token)).header("Location"))
                .isEqualTo("/email/confirmed");
        assertThat(elsewhere.get("/email/confirm?token=" + token).status()).isEqualTo(410);
        assertThat(browser.get("/me").body()).contains("Confirmed").doesNotContain("Please confirm");
    }

    private static String version(String page, String document) {
        Matcher version =
                Pattern.compile("name=\"" + document + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(version.find()).as(document).isTrue();
        return version.group(1);
    }

    @Test
    void aFanChangesTheirDataAndTheirPassword() {
        Somebody fan = fans.fan();
        FormBrowser browser = loggedIn(fan);
        browser.get("/me/profile");
        assertThat(browser.post("/me/profile", Map.of("nickname", "<b>", "phone", "12", "language", "fr"))
                        .body())
                .contains("A nickname has 2 to 20", "010 and eight more digits", "&lt;b>");
        Map<String, String> changes = Map.of(
                "nickname",
                "new" + tail,
                "phone",
                "010-" + tail.substring(0, 4) + "-" + tail.substring(4),
                "language",
                "ko");
        assertThat(browser.post("/me/profile", changes).header("Location")).isEqualTo("/me?done=profile");
        assertThat(browser.get("/me?done=profile").body())
                .as("the pages follow the choice")
                .contains("new" + tail, "저장했습니다", "아직 확인 전");

        browser.get("/me/password");
        assertThat(browser.post("/me/password", Map.of("current", "not that", "password", "a newer password"))
                        .body())
                .contains("현재 비밀번호가 아닙니다");
        assertThat(browser.post("/me/password", Map.of("current", Fans.PASSWORD, "password", "a newer password"))
                        .header("Location"))
                .isEqualTo("/me?done=password");
        assertThat(browser.get("/me").status())
                .as("this device stays logged in")
                .isEqualTo(200);
        assertThat(fan.api().get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void pagesAreInTheLanguageOfTheAccountWhereNobodyHasChosenOne() {
        Somebody fan = fans.fan();
        FormBrowser first = loggedIn(fan);
        first.get("/me/profile");
        first.post("/me/profile", Map.of("nickname", "lang" + tail, "phone", "010" + tail, "language", "ko"));

        assertThat(loggedIn(fan).get("/me").body()).contains("내 계정");
    }

    @Test
    void whatOneAgreesToIsForEverybodyToRead() {
        for (String path : new String[] {"/terms", "/privacy"}) {
            Answer english = fans.nobody()
                    .with("Accept", "text/html")
                    .with("Accept-Language", "en")
                    .get(path);
            assertThat(english.status()).isEqualTo(200);
            assertThat(english.body()).contains("demo of Grandstand", "Version 2026-11-30-demo");
            assertThat(english.header("Cache-Control")).startsWith("public");
        }
        FormBrowser fan = loggedIn(fans.fan());
        fan.get("/me");
        assertThat(fan.post("/me/consents", Map.of("document", "terms", "version", "1999"))
                        .header("Location"))
                .isEqualTo("/me");
        assertThat(fan.post("/me/consents", Map.of("document", "terms", "version", "2026-11-30-demo"))
                        .header("Location"))
                .isEqualTo("/me?done=agreed");
        assertThat(fan.get("/me?done=agreed").body()).containsOnlyOnce("Version 2026-11-30-demo, agreed");
    }
}
