package io.grandstand.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions as a browser has them: in cookies. */
@GrandstandTest
class PageSessionsIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int AT_ONCE = 8;

    @Autowired
    private Fans fans;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aLogInSetsCookiesThatScriptsCannotReadAndALogOutTakesThemAway() {
        var browser = new Browser();
        Answer in = browser.logIn(fans.fan().email());

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).isEqualTo("/me/tickets");
        assertThat(in.headers().allValues("Set-Cookie").stream().filter(PageSessionsIT::isOfTheSession))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);

        assertThat(browser.post("/logout", Map.of()).status()).isEqualTo(303);

        assertThat(browser.cookies).doesNotContainKeys("access", "refresh");
    }

    @Test
    void aChangeByCookieNeedsThePagesToken() {
        var browser = new Browser();
        browser.logIn(fans.fan().email());

        Answer forged = browser.api().post("/api/v1/auth/logout", "{}");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.problem()).isEqualTo("forbidden");
        assertThat(browser.api()
                        .with("X-CSRF-TOKEN", "made up")
                        .post("/api/v1/auth/logout", "{}")
                        .status())
                .isEqualTo(403);

        assertThat(browser.api()
                        .with("X-CSRF-TOKEN", browser.token)
                        .post("/api/v1/auth/logout", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aCallThatIsRefusedLeavesNoSessionBehind() {
        Answer call = fans.nobody().get("/api/v1/me");
        Answer page = fans.nobody().get("/me/tickets");
        Answer form = fans.nobody().send("POST", "/login", "application/x-www-form-urlencoded", "email=x");

        assertThat(List.of(call.status(), page.status(), form.status())).containsExactly(401, 302, 403);
        assertThat(Stream.of(call, page, form).flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(page.header("Location")).doesNotContain("jsessionid");
    }

    @Test
    void nobodyIsLoggedInByAFormOfAnotherSite() {
        String form = "email=" + fans.fan().email() + "&password=x";

        Answer answer = fans.nobody().send("POST", "/login", "application/x-www-form-urlencoded", form);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(PageSessionsIT::isOfTheSession);
    }

    @Test
    void requestsThatRenewOneSessionAtOnceAllGoOnAndALaterReuseEndsIt() throws Exception {
        var browser = new Browser();
        browser.logIn(fans.fan().email());
        browser.cookies.remove("access");
        Api old = browser.api();

        List<Answer> answers = atOnce(old);

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        List<String> renewed = answers.stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .filter(cookie -> cookie.startsWith("refresh="))
                .toList();
        assertThat(renewed).hasSize(1);

        jdbc.sql("update identity.refresh_token set used_at = used_at - interval '1 minute' where used_at is not null")
                .update();
        assertThat(old.get("/api/v1/me").status()).isEqualTo(401);
        String next = renewed.getFirst().substring(0, renewed.getFirst().indexOf(';'));
        assertThat(fans.nobody().with("Cookie", next).get("/api/v1/me").status())
                .as("the whole session has ended")
                .isEqualTo(401);
    }

    @Test
    void aPageForFansSendsToTheLogInAndComesBack() {
        Answer answer = fans.nobody().get("/me/tickets?page=1");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/login?next=%2Fme%2Ftickets%3Fpage%3D1");
    }

    @Test
    void headersThatSaySomebodyElseCallsChangeNothing() {
        Fans.Somebody fan = fans.fan();
        String admin = fans.admin().id().toString();
        for (String header : List.of("X-Account-Id", "X-User-Id", "X-Forwarded-User", "X-Remote-User", "Remote-User")) {
            assertThat(fan.api()
                            .with(header, admin)
                            .get("/api/v1/me")
                            .json()
                            .get("accountId")
                            .asString())
                    .isEqualTo(fan.id().toString());
            assertThat(fans.nobody().with(header, admin).get("/api/v1/me").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void pagesRunNoScriptsButOursAndAreNotFramed() {
        Answer page = fans.nobody().get("/login");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static List<Answer> atOnce(Api api) throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> executor.submit(() -> api.get("/api/v1/me")))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (Future<Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static boolean isOfTheSession(String cookie) {
        return cookie.startsWith("access=") || cookie.startsWith("refresh=");
    }

    /** Keeps cookies, and the token of the last form. */
    private final class Browser {

        private final Map<String, String> cookies = new LinkedHashMap<>();
        private String token = "";

        Api api() {
            return fans.nobody()
                    .with(
                            "Cookie",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")));
        }

        Answer logIn(String email) {
            Matcher field = TOKEN.matcher(kept(fans.nobody().get("/login")).body());
            assertThat(field.find()).isTrue();
            token = field.group(1);
            return post("/login", Map.of("email", email, "password", Fans.PASSWORD, "next", "/me/tickets"));
        }

        Answer get(String path) {
            return kept(api().get(path));
        }

        Answer post(String path, Map<String, String> fields) {
            String form = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&", "", "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
            return kept(api().send("POST", path, "application/x-www-form-urlencoded", form));
        }

        private Answer kept(Answer answer) {
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String name = cookie.substring(0, cookie.indexOf('='));
                String value = cookie.substring(name.length() + 1, cookie.indexOf(';'));
                if (value.isEmpty()) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            }
            return answer;
        }
    }
}
