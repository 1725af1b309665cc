package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.grandstand.acceptance.Browser.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Fans stand in line before a sale, are drawn, and check the draw in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class DrawInChromiumIT {

    private static final String ONE_AT_A_TIME = "{\"concurrency\":1,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";
    private static final String PROOF = "**/api/v1/performances/*/waiting-room/proof";

    private Browser browser;

    @BeforeAll
    void openChromium() {
        browser = new Browser();
    }

    @AfterAll
    void closeChromium() {
        browser.close();
    }

    @Test
    void aFanChecksTheDrawAndIsToldWhenAnythingInItIsNotAsPromised() {
        long performance = Grandstand.sale()
                .open(Sale.Terms.ofSeats(60)
                        .salesFrom(Instant.now().plus(Duration.ofSeconds(20)))
                        .waitingRoom(ONE_AT_A_TIME));
        String room = "/performances/" + performance + "/waiting-room";
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn();
        page.navigate(room);
        assertThat(page.locator("[data-part=standing]")).containsText("추첨합니다");
        fan.shoot("before-the-draw");
        for (int i = 0; i < 6; i++) {
            Grandstand.fan().http().post("/api/v1" + room + "/entries", "{}");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Grandstand.fan().http().get("/api/v1" + room).body().contains("\"seed\""));
        // The page has gone on by itself: to a number that it calculated, or straight to the seats.
        page.waitForFunction("() => location.pathname.endsWith('/seats')"
                + " || document.querySelector('[data-part=line]')?.hidden === false");

        page.navigate(room + "/proof");
        Locator verdict = page.locator("[data-part=verdict]");
        assertThat(verdict).hasAttribute("data-verdict", "right", patience());
        assertThat(verdict).containsText("맞습니다");
        assertThat(page.locator("[data-part=entrants]")).hasText("7");
        fan.shootWhole("draw-right");

        tampered(page, body -> firstDigitChanged(body, "seed"), "wrong-seed");
        tampered(page, body -> firstDigitChanged(body, "nonce"), "wrong-entrant");
        tampered(page, body -> firstDigitChanged(body, "path"), "wrong-missing");
        tampered(page, body -> firstDigitChanged(body, "root"), "wrong-list");
        tampered(page, body -> firstDigitChanged(body, "commitment"), "wrong-promise");
        tampered(page, body -> body.replaceFirst("\"rank\":\\s*\\d+", "\"rank\":100"), "wrong-rank");
        tampered(page, body -> body.replaceFirst("\"number\":\\s*\\d+", "\"number\":100"), "wrong-rank");
        tampered(page, body -> body.replaceFirst("\"entrants\":\\s*7", "\"entrants\":8"), "wrong-");
        tampered(page, _ -> "{}", "wrong-unreadable");
        fan.shoot("draw-wrong");
        page.reload();
        assertThat(verdict).hasAttribute("data-verdict", "right", patience());
        assertThat(browser.complaints()).isEmpty();
    }

    /** What the server says is changed on its way, as a server that lies would say it. */
    private static void tampered(Page page, UnaryOperator<String> change, String verdict) {
        page.route(PROOF, route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(change.apply(answer.text())));
        });
        page.reload();
        assertThat(page.locator("[data-part=verdict].bad"))
                .hasAttribute("data-verdict", Pattern.compile(verdict + ".*"), patience());
        page.unroute(PROOF);
    }

    private static String firstDigitChanged(String body, String field) {
        Matcher digit =
                Pattern.compile("(\"" + field + "\":\\s*\\[?\\s*\")([0-9a-f])").matcher(body);
        assertThat(digit.find()).as(field).isTrue();
        return digit.replaceFirst(found -> found.group(1) + (found.group(2).equals("0") ? "1" : "0"));
    }

    private static LocatorAssertions.HasAttributeOptions patience() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }
}
