package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.site.view.ErrorPage;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are told who cannot have what they asked for, and the page from which pages are built. */
@GrandstandTest
class ErrorPagesIT {

    private final Fans fans;

    @Autowired
    ErrorPagesIT(Fans fans) {
        this.fans = fans;
    }

    @Test
    void whoIsLostMayLookForItAndComesBackThereInTheOtherLanguage() {
        assertThat(page(fans.nobody(), "/nothing?of=this", 404))
                .contains("role=\"search\"", "href=\"/language?to=ko&amp;next=%2Fnothing%3Fof%3Dthis\"");
    }

    @Test
    void whoMayNotComeInIsToldByAPageAndAProgramByAProblem() {
        assertThat(page(fans.fan().api(), "/host", 403))
                .contains("No entry", "If you have another account", "href=\"/me\"")
                .contains("href=\"/language?to=ko&amp;next=%2Fhost\"");
        Answer answer = fans.fan().api().with("Accept", "application/json").get("/host");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @Test
    void aFormThatWasOpenForTooLongSaysSo() {
        Answer answer = browser(fans.nobody())
                .send("POST", "/login", "application/x-www-form-urlencoded", "email=fan&password=secret");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<!DOCTYPE html>", "go back, load it anew and send it once more");
    }

    @Test
    void whoIsLoggedInIsSoOnThePageOfAnErrorToo() {
        Somebody fan = fans.fan();
        var browser = new FormBrowser(fans.nobody());
        assertThat(browser.get("/nothing").body()).contains("Log in").doesNotContain("Log out");
        browser.get("/login");
        browser.post("/login", Map.of("email", fan.email(), "password", Fans.PASSWORD, "next", "/"));

        List<Answer> lost =
                List.of(browser.get("/nothing"), browser.get("/host"), browser.postAsItIs("/me/profile", Map.of()));

        assertThat(lost).extracting(Answer::status).containsExactly(404, 403, 403);
        assertThat(lost)
                .extracting(Answer::body)
                .allSatisfy(body -> assertThat(body).contains("Log out").doesNotContain("Log in<", "name=\"nobody\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 429, 500, 503})
    void whereFindingOutWhoIsLoggedInMayBeWhatFailsNobodyIsSaidToBeLoggedOut(int status) {
        assertThat(ErrorPage.of(status).anybodys()).isTrue();
    }

    @Test
    void theInterfaceAnswersWithProblemsEvenInABrowser() {
        Answer answer = browser(fans.nobody()).get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void thePageForWhenThereIsNoNetworkIsNobodysOwn() {
        assertThat(page(fans.fan().api(), "/offline", 200))
                .contains("Grandstand cannot be reached", "My account")
                .doesNotContain("Log in", "Log out", "name=\"account\"");
        Answer worker = fans.nobody().get("/service-worker.js");
        assertThat(worker.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(worker.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(worker.header("Set-Cookie")).isEmpty();
    }

    @Test
    void theStyleGuideShowsEveryTokenAndIsNotToBeFoundBySearchEngines() {
        Answer guide = browser(fans.nobody()).get("/styleguide");
        assertThat(guide.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(guide.body())
                .contains("--accent-soft", "--seat-mine", "--text-3xl", "--space-7", "--quick")
                .contains("Sold out", "Cancelled", "Opens soon", "Almost gone", "Sale ended");
    }

    private static String page(Api api, String path, int status) {
        Answer answer = browser(api).get(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        return answer.body();
    }

    private static Api browser(Api api) {
        return api.with("Accept", "text/html,*/*;q=0.8").with("Accept-Language", "en");
    }
}
