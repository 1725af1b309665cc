package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.grandstand.acceptance.Browser.Screen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fan in line and the host of the line see live, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class WaitingInChromiumIT {

    private static final String ONE_AT_A_TIME = "{\"concurrency\":1,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";
    private static final String STREAM = "**/waiting-room/stream**";
    private static final Pattern STATE = Pattern.compile(".*/api/v1/performances/\\d+/waiting-room$");
    private static final Pattern LIVE = Pattern.compile("실시간 연결:.*");
    private static final Pattern POLLING = Pattern.compile("실시간 연결이 없어.*");

    /** Tells the test each number of people ahead that the page shows. */
    private static final String WATCH = """
            addEventListener('DOMContentLoaded', () => {
              const ahead = document.querySelector('[data-part=ahead]');
              if (ahead !== null) {
                new MutationObserver(() => window.seen(ahead.textContent)).observe(ahead, { childList: true });
              }
            });
            """;

    @AutoClose
    private final Browser browser = new Browser();

    @Test
    void theNumberFallsWhileTheLineMovesAndAFanGoesInByThemselves() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Fan inside = Grandstand.fan().admittedTo(performance);
        List<Fan> before = Grandstand.fans(3);
        before.forEach(fan -> fan.joins(performance));
        Visitor visitor = browser.open(Screen.PHONE, "ko-KR");
        Page page = visitor.page();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        page.exposeFunction("seen", numbers -> seen.add(Integer.valueOf(String.valueOf(numbers[0]))));
        page.addInitScript(WATCH);
        visitor.logIn();
        page.navigate("/performances/" + performance + "/waiting-room");
        assertThat(page.locator("[data-part=ahead]")).hasText("3", patience());
        assertThat(page.locator("[data-part=feed]")).hasText(LIVE, patience());
        assertThat(page.locator("[data-part=number]")).hasText("5");
        assertThat(page.locator("[data-part=prices] tbody tr")).hasCount(1);
        assertThat(page.locator("[data-part=prices] [data-category]")).hasText("60", patience());

        inside.leaves();
        for (Fan fan : before) {
            fan.admittedTo(performance).leaves();
        }

        visitor.atTheSeats(performance);
        var falling = new ArrayList<>(seen);
        falling.sort(Collections.reverseOrder());
        assertThat(seen).isNotEmpty().isEqualTo(falling).startsWith(3);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPhoneWithoutAStreamPollsAndSaysSoNeverLosesAPlaceToAnOldStateAndListensAgain() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Fan inside = Grandstand.fan().admittedTo(performance);
        Fan second = Grandstand.fan();
        second.joins(performance);
        // What cannot be reached here is no complaint of the pages'.
        try (Browser apart = new Browser()) {
            withoutAStream(apart.open(Screen.PHONE, "ko-KR"), performance, inside, second);
        }
    }

    private static void withoutAStream(Visitor visitor, long performance, Fan inside, Fan second) {
        Page page = visitor.page();
        page.route(STREAM, route -> route.abort());
        visitor.logIn();
        page.navigate("/performances/" + performance + "/waiting-room");
        assertThat(page.locator("[data-part=feed]")).hasText(POLLING, patience());
        assertThat(page.locator("[data-part=ahead]")).hasText("1", patience());

        inside.leaves();
        Fan next = second.admittedTo(performance);
        assertThat(page.locator("[data-part=ahead]")).hasText("0", patience());
        visitor.shootWhole("waiting-polling");

        AtomicInteger late = new AtomicInteger();
        page.route(STATE, route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replaceFirst("\"serving\":2", "\"serving\":1")));
            late.incrementAndGet();
        });
        page.waitForCondition(() -> late.get() >= 3, new Page.WaitForConditionOptions().setTimeout(20_000));
        assertThat(page.locator("[data-part=ahead]")).hasText("0");
        page.unroute(STATE);

        page.unroute(STREAM);
        assertThat(page.locator("[data-part=feed]")).hasText(LIVE, patience());

        page.context().setOffline(true);
        assertThat(page.locator("[data-part=offline]")).isVisible(patiently());
        visitor.shootWhole("waiting-offline");
        page.context().setOffline(false);
        assertThat(page.locator("[data-part=offline]")).isHidden(hidden());
        assertThat(page.locator("[data-part=ahead]")).hasText("0");
        next.leaves();
        visitor.atTheSeats(performance);
    }

    @Test
    void aSoundIsForWhoWishesIt() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Fan inside = Grandstand.fan().admittedTo(performance);
        Visitor visitor = browser.open(Screen.DESK, "en-US");
        Page page = visitor.page();
        page.addInitScript("""
                window.tones = 0;
                const start = OscillatorNode.prototype.start;
                OscillatorNode.prototype.start = function (at) {
                  window.tones++;
                  sessionStorage.setItem('tones', String(window.tones));
                  return start.call(this, at);
                };
                """);
        visitor.logIn();
        page.navigate("/performances/" + performance + "/waiting-room");
        Locator sound = page.locator("[data-part=sound]");
        assertThat(page.locator("[data-part=ahead]")).hasText("0", patience());
        assertThat(sound).hasAttribute("aria-pressed", "false");

        sound.press("Enter");

        assertThat(sound).hasAttribute("aria-pressed", "true");
        inside.leaves();
        visitor.atTheSeats(performance);
        assertThat(page.evaluate("sessionStorage.getItem('tones')"))
                .as("one to hear that it works, three for the call")
                .isEqualTo("4");
    }

    @Test
    void aHostSeesTheCrowdAndHoldsTheLineAndFansSeeWhatTheHostDoes() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Grandstand.fan().admittedTo(performance);
        Grandstand.fans(4).forEach(fan -> fan.joins(performance));
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        fan.logIn();
        fan.page().navigate("/performances/" + performance + "/waiting-room");
        assertThat(fan.page().locator("[data-part=ahead]")).hasText("4", patience());

        Visitor host = browser.open(Screen.DESK, "ko-KR");
        Page page = host.page();
        host.logIn("host@grandstand.test");
        page.navigate("/performances/" + performance);
        page.locator("a[href$='/host/performances/" + performance + "/waiting-room']")
                .click();
        assertThat(page.locator("[data-figure=waiting]")).hasText("5", patience());
        assertThat(page.locator("[data-figure=active]")).hasText("1");
        assertThat(page.locator("[data-chart=people] path")).hasCount(3);
        assertThat(page.locator("[data-part=phase]")).hasText("열림");

        page.locator("[data-command=pause]").press("Enter");
        assertThat(page.locator("[data-part=phase]")).hasText("멈춤", patience());
        assertThat(fan.page().locator("[data-part=standing]")).containsText("멈췄습니다", contains());
        fan.shootWhole("waiting-paused");
        assertThat(page.locator("[data-command=resume]")).isFocused();
        assertThat(page.locator("[data-about]:visible")).hasCount(2);
        page.locator("[data-command=resume]").click();
        assertThat(page.locator("[data-part=phase]")).hasText("열림", patience());

        page.locator("#concurrency").fill("0");
        page.locator("[data-part=policy] button").click();
        assertThat(page.locator("#concurrency")).hasAttribute("aria-invalid", "true");
        host.shootWhole("host-line-refused");
        page.locator("#concurrency").fill("2");
        page.locator("[data-part=policy] button").click();
        assertThat(page.locator("[data-figure=waiting]")).hasText("4", patience());
        assertThat(fan.page().locator("[data-part=ahead]")).hasText("3", patience());

        page.locator("[data-command=drain]").click();
        assertThat(page.locator("[data-part=sure]")).isVisible();
        host.shootWhole("host-line-sure");
        page.locator("[data-part=sure-yes]").click();
        assertThat(page.locator("[data-part=phase]")).hasText("새로 줄 설 수 없음", patience());
        assertThat(Grandstand.fan()
                        .http()
                        .post("/api/v1/performances/" + performance + "/waiting-room/entries", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(page.locator("[data-command=open]")).hasText("줄 다시 열기");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoComesTooLateFindsTheWayBack() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Visitor host = browser.open(Screen.DESK, "ko-KR");
        host.logIn("host@grandstand.test");
        host.page().navigate("/host/performances/" + performance + "/waiting-room");
        host.page().locator("[data-command=drain]").click();
        host.page().locator("[data-part=sure-yes]").click();
        assertThat(host.page().locator("[data-part=phase]")).hasText("새로 줄 설 수 없음", patience());

        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        fan.logIn();
        fan.page().navigate("/performances/" + performance + "/waiting-room");
        assertThat(fan.page().locator("[data-part=standing]")).containsText("새로 줄을 받지 않습니다", contains());
        fan.shootWhole("waiting-too-late");
        assertThat(Axe.faults(fan.page())).isEmpty();
        assertThat(fan.page().locator("[data-part=again]")).hasText("다시 시도");
        fan.page().locator("[data-part=back]").click();

        assertThat(fan.page()).hasURL(Pattern.compile(".*/performances/" + performance));
        assertThat(fan.page().locator("aside .note.warn")).containsText("새로 줄을 받지 않습니다");
    }

    @ParameterizedTest
    @CsvSource({"NARROW,ko-KR", "NARROW,en-US", "PHONE,ko-KR", "DESK,en-US"})
    void nothingOnThesePagesKeepsAnybodyFromUsingThem(Screen screen, String language) {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Grandstand.fan().admittedTo(performance);
        Grandstand.fan().joins(performance);
        String tail = "-" + language.substring(0, 2);

        Visitor fan = browser.open(screen, language);
        fan.logIn();
        fan.page().navigate("/performances/" + performance + "/waiting-room");
        assertThat(fan.page().locator("[data-part=prices]")).isVisible(patiently());
        fan.shootWhole("axe-waiting" + tail);
        assertThat(Axe.faults(fan.page())).isEmpty();

        Visitor host = browser.open(screen, language);
        host.logIn("host@grandstand.test");
        host.page().navigate("/host");
        assertThat(Axe.faults(host.page())).isEmpty();
        host.page().navigate("/host/performances/" + performance + "/waiting-room");
        assertThat(host.page().locator("[data-figure=waiting]")).hasText("2", patience());
        host.page().locator("[data-command=drain]").click();
        host.shootWhole("axe-host-line" + tail);
        assertThat(Axe.faults(host.page())).isEmpty();
        fan.leave();
        host.leave();
    }

    @Test
    void theHostsPageIsForItsHost() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(ONE_AT_A_TIME));
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        fan.logIn();
        String path = "/host/performances/" + performance + "/waiting-room";

        int status = Objects.requireNonNull(fan.page().navigate(path)).status();

        assertThat(status).isEqualTo(403);
    }

    private static LocatorAssertions.HasTextOptions patience() {
        return new LocatorAssertions.HasTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }

    private static LocatorAssertions.IsHiddenOptions hidden() {
        return new LocatorAssertions.IsHiddenOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }
}
