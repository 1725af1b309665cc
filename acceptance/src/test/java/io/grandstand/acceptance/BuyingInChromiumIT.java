package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import io.grandstand.acceptance.Browser.Screen;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A fan buys in a real browser, from the first page to the tickets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class BuyingInChromiumIT {

    private static final String ONE_AT_A_TIME = "{\"concurrency\":1,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";
    private static final String WITH_A_LINE =
            "{\"rate\":{\"count\":50,\"perSeconds\":1},\"concurrency\":100,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";

    @AutoClose
    private final Browser browser = new Browser();

    @Test
    void aFanLogsInChoosesAGameWaitsPicksTwoSeatsOnTheMapPaysWithTheWalletAndSeesTwoTickets() {
        long performance =
                Grandstand.sale().open(Sale.Terms.ofSeats(60).asGame().waitingRoom(ONE_AT_A_TIME));
        String ballpark = Grandstand.fan()
                .http()
                .get("/api/v1/performances/" + performance)
                .json()
                .at("/venue/name")
                .asString();
        Visitor fan = browser.open(Screen.DESK, "ko-KR");
        Page page = fan.page();
        page.navigate("/");
        page.locator(".who a[href^='/login']").click();
        fan.saysWho(Visitor.anEmail());
        Fan inside = Grandstand.fan().admittedTo(performance);
        Fan before = Grandstand.fan();
        assertThat(before.joins(performance)).isEqualTo(2);

        assertThat(page).hasURL(Grandstand.url() + "/");
        page.locator("#q").fill(ballpark);
        page.locator("[aria-labelledby=found] .event a[href='/performances/" + performance + "']")
                .click();
        assertThat(page.locator("main")).containsText(ballpark);
        fan.goIn();
        page.waitForURL(Pattern.compile(".*/performances/" + performance + "/waiting-room"));
        assertThat(page.locator("[data-part=standing]")).hasText("차례를 기다리고 있습니다.");
        assertThat(page.locator("[data-part=number]")).hasText("3");
        assertThat(page.locator("[data-part=ahead]")).hasText("1");
        assertThat(page.locator("[data-part=behind]")).hasText("0");
        assertThat(page).hasTitle(Pattern.compile("^내 앞에 1명.*"));

        inside.leaves();
        before.admittedTo(performance).leaves();
        fan.atTheSeats(performance);
        fan.pickTwoOnTheMap();
        fan.takeThem();
        fan.payWithTheWallet();
        fan.seesTickets(2);
        assertThat(page.locator("main")).containsText(ballpark);
        assertThat(fan.readsTheQrCodes())
                .hasSize(2)
                .isEqualTo(page.locator(".ticket code").allTextContents());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanIsDeclinedByTheSandboxTriesAgainAndSeesTwoTicketsOnAPhoneInEnglish() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(WITH_A_LINE));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();

        fan.logIn();
        fan.toTheSeats(performance);
        fan.pickTwoOnTheMap();
        fan.shoot("seats-picked");
        fan.takeThem();
        fan.chooseInTheSandbox("DECLINE");
        assertThat(page.locator("[data-status=CREATED]")).isVisible(patiently());
        assertThat(page.locator("main [role=alert]")).containsText("The payment was declined.");
        fan.shoot("declined");
        fan.chooseInTheSandbox("SUCCESS");

        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        fan.seesTickets(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanTakesTheThreeBestSeatsWithTheKeyboardAloneOnAPhone() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        page.navigate("/performances/" + performance + "/seats");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        fan.shoot("seats-best");

        page.locator("[data-part=best-count]").focus();
        page.keyboard().press("3");
        page.locator("[data-part=best-hold]").press("Enter");

        page.waitForURL(Pattern.compile(".*/orders/.*"));
        assertThat(page.locator("[aria-labelledby=lines] tbody tr")).hasCount(3);
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
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        Page page = fan.page();

        fan.logIn();
        fan.toTheSeats(club);
        fan.shoot("club");
        Locator more =
                page.locator("[data-part=areas] li").first().locator("button").last();
        more.click();
        more.click();
        page.locator("[data-part=list] summary").click();
        page.locator("[data-part=section]").selectOption(new SelectOption().setIndex(1));
        page.locator("[data-part=row]").selectOption(new SelectOption().setIndex(1));
        page.locator("[data-seat][aria-disabled=false]").first().click();
        assertThat(page.locator("[data-part=picked] li")).hasCount(2);
        fan.shoot("club-picked");
        fan.takeThem();
        fan.shoot("club-checkout");
        fan.payWithTheWallet();
        fan.seesTickets(3);
        fan.shoot("club-tickets");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anotherFansHoldTurnsUpOnAnOpenMap() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(8));
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        fan.logIn();
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
        Visitor fan = browser.open(Screen.SMALL_PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn();
        page.navigate("/performances/" + performance + "/seats");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        fan.pickTwoOnTheMap();
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator("[data-part=summary]")).isInViewport();
        assertThat(page.locator("[data-part=hold]")).isInViewport();
        fan.shoot("seats-picked");

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
        fan.shoot("seats-gone");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aTurnGoesOnInTheWalletAndSeatsThatAreKeptAreTheFansOwn() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(WITH_A_LINE));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        fan.toTheSeats(performance);
        Locator turn = page.locator("[data-part=turn-left]");
        assertThat(turn).containsText(":");
        Response beat =
                page.waitForResponse(answer -> answer.url().endsWith("/heartbeat"), () -> page.navigate("/me/wallet"));
        assertThat(beat.status()).isEqualTo(200);
        assertThat(turn).containsText(":");
        fan.shoot("wallet-in-turn");
        page.locator("[data-part=turn-link]").click();
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());

        fan.pickTwoOnTheMap();
        fan.takeThem();
        page.goBack();
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        assertThat(page.locator("[data-part=count]")).hasText("2 of 4 (2 yours already)");
        fan.shoot("seats-kept");
        page.locator(".keeping a").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));

        assertThat(page.locator("[data-part=left]")).containsText(":");
        assertThat(page.locator("[data-turn]")).isHidden();

        page.locator("[data-pay=SANDBOX]").click();
        page.waitForURL(Pattern.compile(".*/sandbox/checkout/.*"));
        assertThat(page.locator("[data-part=left]")).containsText(":");
        page.goBack();
        assertThat(page.locator("[data-status=AWAITING]")).isVisible(patiently());
        fan.shoot("not-paid-yet");
        page.locator("[data-part=another-way]").click();
        assertThat(page.locator("[data-pay=WALLET]")).isVisible(patiently());
        fan.payWithTheWallet();
        assertThat(page.locator("[data-turn]")).isHidden();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanAsksForMoreTimeWithTheKeyboardAloneAndTheClocksFollow() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        fan.toTheSeats(performance);
        fan.pickTwoOnTheMap();
        fan.takeThem();
        page.goBack();
        Locator keeping = page.locator(".keeping");
        Locator kept = keeping.locator("[data-part=keeping-left]");
        assertThat(kept).containsText(":");
        int before = seconds(kept);

        keeping.locator("[data-part=more-time] button").press("Enter");

        Locator said = keeping.locator("[data-part=more-said]");
        assertThat(said).containsText("You have more time");
        assertThat(said).isFocused();
        assertThat(keeping.locator("[data-part=more-time]")).isHidden();
        assertThat(seconds(kept)).isGreaterThan(before + 60);
        fan.shoot("more-time");
        keeping.locator("a").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        assertThat(page.locator("[data-part=left]")).containsText(":");
        assertThat(seconds(page.locator("[data-part=left]"))).isGreaterThan(before + 60);
        assertThat(page.locator("[data-part=more-time]")).hasCount(0);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoeverIsBesideTheClockWithTheKeyboardStaysThereWhenTheTimeIsOver() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        fan.toTheSeats(performance);
        fan.pickTwoOnTheMap();
        fan.takeThem();
        page.clock().install();
        page.goBack();
        Locator keeping = page.locator(".keeping");
        assertThat(keeping.locator("[data-part=keeping-left]")).containsText(":");
        keeping.locator("a").focus();

        page.clock().fastForward("30:00");

        Locator said = keeping.locator("[data-part=more-said]");
        assertThat(said).containsText("The time is over");
        assertThat(said).isFocused();
        assertThat(keeping.locator("a")).isHidden();
        assertThat(browser.complaints()).isEmpty();
    }

    private static int seconds(Locator clock) {
        String[] parts = clock.textContent().split(":", -1);
        return 60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    }

    @Test
    void whoseTimeIsOverReadsSoAndPaysForWhatIsKeptInTheNextTurn() {
        String aMinute = "{\"concurrency\":100,\"admissionSeconds\":60,\"rejoin\":\"KEEP\"}";
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).waitingRoom(aMinute));
        Visitor slow = browser.open(Screen.PHONE, "ko-KR");
        slow.logIn();
        slow.toTheSeats(performance);
        slow.pickTwoOnTheMap();
        slow.takeThem();
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        fan.toTheSeats(performance);

        page.waitForURL(
                Pattern.compile(".*/waiting-room"),
                new Page.WaitForURLOptions().setTimeout(2 * Visitor.ANSWER_MAX_MILLIS));
        assertThat(page.locator("[data-part=standing]")).containsText("Your time to choose and pay is over");
        assertThat(page.locator("[data-part=rules]")).isHidden();
        assertThat(page.locator("[data-part=again]")).isVisible();
        fan.shoot("time-over");

        Page order = slow.page();
        assertThat(order.locator("[data-part=rejoin]")).isVisible(patiently());
        assertThat(order.locator("[data-pay=WALLET]")).isHidden();
        slow.shoot("turn-over-before-paying");
        order.locator("[data-part=rejoin] a").click();
        slow.atTheSeats(performance);
        order.locator(".keeping a").click();
        slow.payWithTheWallet();
        assertThat(browser.complaints()).isEmpty();
    }
}
