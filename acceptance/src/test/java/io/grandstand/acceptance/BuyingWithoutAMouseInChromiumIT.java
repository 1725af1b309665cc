package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.grandstand.acceptance.Browser.Screen;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A fan buys from the first page to the tickets, by touch on a phone and by the keyboard alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class BuyingWithoutAMouseInChromiumIT {

    private static final String WITH_A_LINE =
            "{\"rate\":{\"count\":50,\"perSeconds\":1},\"concurrency\":100,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";
    /** Farther apart than seats are when one is as near as it gets. */
    private static final int FROM_SEAT_TO_SEAT_PX = 52;

    @AutoClose
    private final Browser browser = new Browser();

    @AfterEach
    void nothingFailedOnThePages() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanBuysTwoSeatsByTouchOnAPhone() {
        String hall = "Hall " + UUID.randomUUID();
        long performance =
                Grandstand.sale().open(Sale.Terms.ofSeats(60).in(hall).waitingRoom(WITH_A_LINE));
        Visitor fan = browser.open(Screen.TOUCHED, "ko-KR");
        Page page = fan.page();
        page.navigate("/");
        page.locator(".who a[href^='/login']").tap();
        types(page, "#email", Visitor.anEmail());
        types(page, "#password", "grandstand");
        page.locator("main button[type=submit]").tap();
        types(page, "#q", hall);
        assertThat(page.locator("#results .event")).hasCount(1);
        page.locator("#results .event a").tap();
        page.locator("aside a.button").first().tap();
        fan.atTheSeats(performance);

        picksTwoByTouch(page);
        fan.shoot("seats-touched-ko");
        page.locator("[data-part=hold]").tap();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        page.locator("[data-pay=WALLET]").tap();

        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        page.locator("nav a[href='/me/tickets']").tap();
        assertThat(page.locator("main .ticket .qr")).hasCount(2);
        fan.leave();
    }

    private static void types(Page page, String field, String text) {
        page.locator(field).tap();
        page.keyboard().type(text);
    }

    /** Spreads two fingers on the map until seats are as large as fingertips, then touches two. */
    private static void picksTwoByTouch(Page page) {
        Locator canvas = page.locator("canvas");
        canvas.scrollIntoViewIfNeeded();
        BoundingBox map = canvas.boundingBox();
        var fingers = new Fingers(page);
        fingers.spread(map, map.width / 10, map.width * 0.9);
        Locator picked = page.locator("[data-part=picked] li");
        for (double x = FROM_SEAT_TO_SEAT_PX; x < map.width && picked.count() < 2; x += FROM_SEAT_TO_SEAT_PX) {
            page.touchscreen().tap(map.x + x, map.y + map.height / 2);
        }
        assertThat(picked).hasCount(2);
    }

    @Test
    void aFanBuysTwoSeatsWithTheKeyboardAlone() {
        String hall = "Hall " + UUID.randomUUID();
        Grandstand.sale().open(Sale.Terms.ofSeats(8).in(hall).waitingRoom(WITH_A_LINE));
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        var keys = new Keys(page);
        page.navigate("/");
        keys.to(".skip").to(".who a[href^='/login']").press("Enter");
        assertThat(page.locator("#password")).isVisible();
        keys.to("#email")
                .type(Visitor.anEmail())
                .to("#password")
                .type("grandstand")
                .press("Enter");
        assertThat(page.locator(".who .me")).isVisible();
        keys.to("#q").type(hall).press("Enter");
        assertThat(page.locator("#results .event")).hasCount(1);
        keys.to("#results .event a").press("Enter");
        assertThat(page.locator("main")).containsText(hall);
        keys.to("aside a.button").press("Enter");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());

        keys.to("[data-part=list] summary").press("Enter");
        keys.to("[data-part=section]").press("ArrowDown");
        keys.to("[data-part=row]").press("ArrowDown");
        keys.to("[data-part=seats] button").press("Space");
        keys.press("Tab").press("Space");
        assertThat(page.locator("[data-part=picked] li")).hasCount(2);
        fan.shoot("seats-by-keys-en");
        keys.to("[data-part=hold]").press("Enter");
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        keys.to("[data-pay=WALLET]").press("Enter");

        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
        keys.to("nav a[href='/me/tickets']").press("Enter");
        assertThat(page.locator("main .ticket .qr")).hasCount(2);
        fan.leave();
    }
}
