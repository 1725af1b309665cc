package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import io.grandstand.acceptance.Browser.Screen;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A fan buys in a real browser, from the first page to the tickets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class BuyingInChromiumIT {

    private static final double ANSWER_MAX_MILLIS = 60_000;
    private static final String WITH_A_LINE =
            "{\"rate\":{\"count\":50,\"perSeconds\":1},\"concurrency\":100,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";

    private Browser browser;
    private int fan = 900;

    @BeforeAll
    void openChromium() {
        browser = new Browser();
    }

    @AfterAll
    void closeChromium() {
        browser.close();
    }

    @Test
    void aFanLogsInWaitsPicksTwoSeatsOnTheMapPaysWithTheWalletAndSeesTwoTickets() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(WITH_A_LINE));
        Page page = browser.open(Screen.DESK, "ko-KR");

        logIn(page);
        toTheSeats(page, performance);
        pickTwoOnTheMap(page);
        page.locator("[data-part=hold]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        Browser.shoot(page, Screen.DESK, "checkout");
        page.locator("[data-pay=WALLET]").click();

        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        Browser.shoot(page, Screen.DESK, "order-completed");
        page.navigate("/me/tickets");
        assertThat(page.locator("main .cards > li")).hasCount(2);
        Browser.shoot(page, Screen.DESK, "tickets");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanIsDeclinedByTheSandboxTriesAgainAndSeesTwoTicketsOnAPhoneInEnglish() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(WITH_A_LINE));
        Page page = browser.open(Screen.PHONE, "en-US");

        logIn(page);
        toTheSeats(page, performance);
        pickTwoOnTheMap(page);
        Browser.shoot(page, Screen.PHONE, "seats-picked");
        page.locator("[data-part=hold]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        chooseInTheSandbox(page, "DECLINE");
        assertThat(page.locator("[data-status=CREATED]")).isVisible(patiently());
        assertThat(page.locator("[data-pay=SANDBOX]")).isVisible(patiently());
        Browser.shoot(page, Screen.PHONE, "declined");
        chooseInTheSandbox(page, "SUCCESS");

        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        page.navigate("/me/tickets");
        assertThat(page.locator("main .cards > li")).hasCount(2);
        Browser.shoot(page, Screen.PHONE, "tickets");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanTakesTheThreeBestSeatsWithTheKeyboardAloneOnAPhone() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Page page = browser.open(Screen.PHONE, "en-US");
        logIn(page);
        page.navigate("/performances/" + performance + "/seats");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        Browser.shoot(page, Screen.PHONE, "seats-best");

        page.locator("[data-part=best-count]").focus();
        page.keyboard().press("3");
        page.locator("[data-part=best-hold]").press("Enter");

        page.waitForURL(Pattern.compile(".*/orders/.*"));
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanPicksASeatAndTwoPlacesOfAClubAndSeesThreeTicketsOnAPhone() {
        String clubs = "/api/v1/performances?status=ON_SALE&q=" + URLEncoder.encode("물결", StandardCharsets.UTF_8);
        long club = Grandstand.fan()
                .http()
                .get(clubs)
                .json()
                .at("/items/0/performanceId")
                .asLong();
        Page page = browser.open(Screen.PHONE, "ko-KR");

        logIn(page);
        toTheSeats(page, club);
        Browser.shoot(page, Screen.PHONE, "club");
        Locator more =
                page.locator("[data-part=areas] li").first().locator("button").last();
        more.click();
        more.click();
        page.locator("[data-part=list] summary").click();
        page.locator("[data-part=section]").selectOption(new SelectOption().setIndex(1));
        page.locator("[data-part=row]").selectOption(new SelectOption().setIndex(1));
        page.locator("[data-part=seats] button:enabled").first().click();
        assertThat(page.locator("[data-part=picked] li")).hasCount(2);
        Browser.shoot(page, Screen.PHONE, "club-picked");
        page.locator("[data-part=hold]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        Browser.shoot(page, Screen.PHONE, "club-checkout");
        page.locator("[data-pay=WALLET]").click();

        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        page.navigate("/me/tickets");
        assertThat(page.locator("main .cards > li")).hasCount(3);
        Browser.shoot(page, Screen.PHONE, "club-tickets");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anotherFansHoldTurnsUpOnAnOpenMap() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(8));
        Page page = browser.open(Screen.DESK, "en-US");
        logIn(page);
        page.navigate("/performances/" + performance + "/seats");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        Locator left = page.locator("[data-part=left]");
        assertThat(left).containsText("8");

        Fan other = Grandstand.fan().admittedTo(performance);
        assertThat(other.hold(performance, UUID.randomUUID(), 0, 1, 2).status()).isEqualTo(201);

        assertThat(left).containsText("5");
    }

    @Test
    void aFanOnASmallPhoneReadsAtOnceThatAPickedSeatIsGone() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(8));
        Page page = browser.open(Screen.SMALL_PHONE, "ko-KR");
        logIn(page);
        page.navigate("/performances/" + performance + "/seats");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        pickTwoOnTheMap(page);
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator("[data-part=summary]")).isInViewport();
        assertThat(page.locator("[data-part=hold]")).isInViewport();
        Browser.shoot(page, Screen.SMALL_PHONE, "seats-picked");

        Fan other = Grandstand.fan().admittedTo(performance);
        assertThat(other.hold(performance, UUID.randomUUID(), 0, 1, 2, 3).status())
                .isEqualTo(201);
        Fan third = Grandstand.fan().admittedTo(performance);
        assertThat(third.hold(performance, UUID.randomUUID(), 4, 5, 6, 7).status())
                .isEqualTo(201);

        Locator message = page.locator("[data-part=message]");
        assertThat(message).containsText("방금 다른 사람이 가져갔습니다");
        assertThat(message).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        assertThat(page.locator("[data-part=picked] li")).hasCount(0);
        Browser.shoot(page, Screen.SMALL_PHONE, "seats-gone");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aTurnGoesOnInTheWalletAndSeatsThatAreKeptAreTheFansOwn() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(WITH_A_LINE));
        Page page = browser.open(Screen.PHONE, "en-US");
        logIn(page);
        toTheSeats(page, performance);
        Locator turn = page.locator("[data-part=turn-left]");
        assertThat(turn).containsText(":");
        Response beat =
                page.waitForResponse(answer -> answer.url().endsWith("/heartbeat"), () -> page.navigate("/me/wallet"));
        assertThat(beat.status()).isEqualTo(200);
        assertThat(turn).containsText(":");
        Browser.shoot(page, Screen.PHONE, "wallet-in-turn");
        page.locator("[data-part=turn-link]").click();
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());

        pickTwoOnTheMap(page);
        page.locator("[data-part=hold]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        page.goBack();
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        assertThat(page.locator("[data-part=count]")).hasText("2 of 4 (2 yours already)");
        Browser.shoot(page, Screen.PHONE, "seats-kept");
        page.locator(".keeping a").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));

        page.locator("[data-pay=SANDBOX]").click();
        page.waitForURL(Pattern.compile(".*/sandbox/checkout/.*"));
        assertThat(page.locator("[data-part=left]")).containsText(":");
        page.goBack();
        assertThat(page.locator("[data-status=AWAITING]")).isVisible(patiently());
        Browser.shoot(page, Screen.PHONE, "not-paid-yet");
        page.locator("[data-part=another-way]").click();
        assertThat(page.locator("[data-pay=WALLET]")).isVisible(patiently());
        page.locator("[data-pay=WALLET]").click();
        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        assertThat(page.locator("[data-turn]")).isHidden();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoseTimeIsOverReadsSoInTheWaitingRoom() {
        String aMinute = "{\"concurrency\":100,\"admissionSeconds\":60,\"rejoin\":\"KEEP\"}";
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(aMinute));
        Page page = browser.open(Screen.PHONE, "en-US");
        logIn(page);
        toTheSeats(page, performance);

        page.waitForURL(
                Pattern.compile(".*/waiting-room"), new Page.WaitForURLOptions().setTimeout(2 * ANSWER_MAX_MILLIS));
        assertThat(page.locator("[data-part=standing]")).containsText("Your time to choose and pay is over");
        assertThat(page.locator("[data-part=rules]")).isHidden();
        assertThat(page.locator("[data-part=again]")).isVisible();
        Browser.shoot(page, Screen.PHONE, "time-over");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyPageIsShownInBothLanguagesOnAPhoneAndOnADesk() {
        for (Screen screen : Screen.values()) {
            for (String language : new String[] {"ko-KR", "en-US"}) {
                Page page = browser.open(screen, language);
                String tail = "-" + language.substring(0, 2);
                visit(page, screen, "/", "home" + tail);
                visit(page, screen, "/login", "login" + tail);
                visit(page, screen, "/signup", "signup" + tail);
                logIn(page);
                visit(page, screen, "/me/wallet", "wallet" + tail);
                visit(page, screen, "/me/tickets", "no-tickets" + tail);
                visit(page, screen, "/me/orders", "orders" + tail);
                visit(page, screen, "/me/notices", "notices" + tail);
                visit(page, screen, "/performances/1", "performance" + tail);
                page.navigate("/performances/1/seats");
                assertThat(page.locator("canvas")).isVisible(patiently());
                Browser.shoot(page, screen, "seats" + tail);
                page.navigate("/nowhere");
                Browser.shoot(page, screen, "not-found" + tail);
                page.context().close();
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static void visit(Page page, Screen screen, String path, String name) {
        var response = page.navigate(path);
        assertThat(response.status()).as(path).isEqualTo(200);
        assertThat(page.locator("h1")).isVisible();
        Number overflow =
                (Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow.intValue()).as(path + " scrolls sideways").isZero();
        Browser.shoot(page, screen, name);
    }

    private void logIn(Page page) {
        page.navigate("/login");
        fan++;
        page.locator("#email").fill("fan" + fan + "@grandstand.test");
        page.locator("#password").fill("grandstand");
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** From the performance's page through its waiting room to its map. */
    private static void toTheSeats(Page page, long performance) {
        page.navigate("/performances/" + performance);
        page.locator("aside a.button").first().click();
        page.waitForURL(
                Pattern.compile(".*/performances/" + performance + "/seats.*"),
                new Page.WaitForURLOptions().setTimeout(ANSWER_MAX_MILLIS));
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
    }

    /** Goes near by the zoom, then clicks along the row until two seats are picked. */
    private static void pickTwoOnTheMap(Page page) {
        Locator canvas = page.locator("canvas");
        Locator picked = page.locator("[data-part=picked] li");
        page.evaluate("""
                () => {
                  const list = document.querySelector('[data-part=list]');
                  list.open = true;
                  const section = document.querySelector('[data-part=section]');
                  section.selectedIndex = section.options.length - 1;
                  section.dispatchEvent(new Event('change', { bubbles: true }));
                }
                """);
        BoundingBox box = canvas.boundingBox();
        for (int x = (int) box.width / 2; x < box.width && picked.count() < 2; x += 6) {
            canvas.click(new Locator.ClickOptions().setPosition(x, box.height / 2));
            if (picked.count() == 0 && x > box.width / 2 + 40) {
                throw new AssertionError(String.format(Locale.ROOT, "no seat near the middle of the map at %d", x));
            }
            if (picked.count() > 0) {
                // A click near the same seat would give it back: go on by more than half a seat.
                x += 12;
            }
        }
        assertThat(picked).hasCount(2);
    }

    private static void chooseInTheSandbox(Page page, String choice) {
        page.locator("[data-pay=SANDBOX]").click();
        page.waitForURL(Pattern.compile(".*/sandbox/checkout/.*"));
        page.locator("[data-choice=" + choice + "]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"), new Page.WaitForURLOptions().setTimeout(ANSWER_MAX_MILLIS));
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(ANSWER_MAX_MILLIS);
    }
}
