package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.grandstand.acceptance.Browser.Screen;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A seat goes to somebody quicker while a fan has it under a finger, a mouse or a key: the map says so, and helps on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class LostSeatsInChromiumIT {

    /** From all of the plan to a single seat. */
    private static final int STEPS_NEARER_MAX = 20;

    private static final String WITH_A_LINE =
            "{\"rate\":{\"count\":50,\"perSeconds\":1},\"concurrency\":100,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";

    @AutoClose
    private final Browser browser = new Browser();

    @AfterEach
    void nothingFailed() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoseSeatsAreGoneWhenTheyAreToBeHeldTakesTheNearestOnesWithAClick() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(12));
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn();
        // Nothing of what others do is heard here: the hold itself finds out.
        page.route("**/availability/stream", _ -> {});
        look(page, performance);
        inTheList(page, 3).click();
        inTheList(page, 4).click();
        othersHold(performance, 3, 4);

        page.locator("[data-part=hold]").click();

        Locator message = page.locator("[data-part=message]");
        assertThat(message).containsText("아쉽지만 방금 다른 사람이 가져갔습니다: Stalls 1 4, 5.");
        assertThat(message).containsText("가장 가까운 빈자리: Stalls 1 6, 7 · 100,000원.");
        Locator offer = page.locator("[data-part=offer]");
        assertThat(offer).hasText("대신 고르기: Stalls 1 6, 7 · 100,000원");
        assertThat(offer).isFocused();
        assertThat(offer).isInViewport();
        assertThat(Axe.faults(page)).isEmpty();
        fan.shoot("seats-offered");
        offer.click();

        assertThat(page.locator("[data-part=picked] li"))
                .hasText(new String[] {"Stalls 1 650,000원×", "Stalls 1 750,000원×"});
        assertThat(offer).isHidden();
        assertThat(message).containsText("대신 골랐습니다: Stalls 1 6, 7.");
        fan.takeThem();
        assertThat(page.locator("[aria-labelledby=lines] tbody tr")).hasCount(2);
    }

    @Test
    void whoSteersTheListByKeysStaysWhereTheyAreAndTakesTheNearestSeatWithTheNextKeys() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(12));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        look(page, performance);
        Locator seat = inTheList(page, 5);
        seat.press("Space");
        assertThat(seat).hasAttribute("aria-pressed", "true");

        othersHold(performance, 5, 6);

        assertThat(page.locator("[data-part=message]"))
                .hasText("Sorry, somebody was just quicker: Stalls 1 6. The nearest free ones: Stalls 1 5 · ₩50,000.");
        assertThat(seat).hasAttribute("aria-disabled", "true");
        assertThat(seat).isFocused();
        assertThat(clearOfTheFoot(seat)).isTrue();
        assertThat(Axe.faults(page)).isEmpty();
        fan.shoot("seats-offered-list");
        page.keyboard().press("Tab");
        assertThat(page.locator("button.offer:focus")).hasText("Pick instead: Stalls 1 5 · ₩50,000");
        page.keyboard().press("Enter");

        assertThat(inTheList(page, 4)).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("[data-part=hold]")).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        assertThat(page.locator("[aria-labelledby=lines] tbody tr")).hasCount(1);
    }

    @Test
    void whoSteersTheMapByKeysPicksTheSeatInTheMiddleAndTakesWhatIsOfferedForIt() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        fan.logIn();
        look(page, performance);
        Locator map = page.locator("canvas");
        Locator under = page.locator("[data-part=under]");
        map.press("0");
        for (int step = 0; step < STEPS_NEARER_MAX && !under.textContent().endsWith(" · ₩50,000"); step++) {
            map.press("+");
        }
        assertThat(under).hasText(Pattern.compile("Stalls 1 \\d+ · ₩50,000"));
        String first = under.textContent();
        map.press("ArrowLeft");
        assertThat(under).not().hasText(first);
        String seat = under.textContent().replace(" · ₩50,000", "");
        map.press("Enter");
        Locator picked = page.locator("[data-part=picked] li");
        assertThat(picked).containsText(seat);
        fan.shoot("seats-by-key");

        othersHold(performance, Integer.parseInt(seat.substring(seat.lastIndexOf(' ') + 1)) - 1);

        assertThat(page.locator("[data-part=message]")).containsText("Sorry, somebody was just quicker: " + seat);
        assertThat(map).isFocused();
        fan.shoot("seats-offered-map");
        map.press("n");
        assertThat(picked).hasCount(1);
        assertThat(picked).not().containsText(seat + "₩");
        assertThat(page.locator("[data-part=hold]")).isFocused();
    }

    @Test
    void whoClicksASeatThatSomebodyIsBuyingIsOfferedTheNearest() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(12).waitingRoom(WITH_A_LINE));
        othersHold(performance, 5);
        Visitor fan = browser.open(Screen.DESK, "ko-KR");
        Page page = fan.page();
        fan.logIn();
        fan.toTheSeats(performance);
        Locator seat = inTheList(page, 5);
        assertThat(seat).hasAttribute("aria-label", "Stalls 1 6, 다른 사람이 결제 중");

        // It says that it cannot be had, and can be pressed nevertheless.
        seat.click(new Locator.ClickOptions().setForce(true));

        assertThat(page.locator("[data-part=message]"))
                .hasText("Stalls 1 6: 다른 사람이 결제하고 있습니다. 가장 가까운 빈자리: Stalls 1 5 · 50,000원.");
        page.locator("[data-part=offer]").click();
        assertThat(page.locator("[data-part=picked] li")).hasCount(1);
    }

    @Test
    void whatIsOfferedIsOthersWhenSomebodyTakesThatToo() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(12));
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        fan.logIn();
        look(page, performance);
        inTheList(page, 5).click();
        othersHold(performance, 5);
        Locator offer = page.locator("[data-part=offer]");
        assertThat(offer).hasText("Pick instead: Stalls 1 5 · ₩50,000");

        othersHold(performance, 4);

        assertThat(offer).hasText("Pick instead: Stalls 1 7 · ₩50,000");
        othersHold(performance, 0, 1, 2, 3);
        othersHold(performance, 6, 7, 8, 9);
        othersHold(performance, 10, 11);
        assertThat(offer).isHidden();
        assertThat(page.locator("[data-part=message]")).containsText("Please pick other seats.");
    }

    @Test
    void twoFingersGoNearer() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        look(page, performance);
        Locator under = page.locator("[data-part=under]");
        assertThat(under).isHidden();

        new Fingers(page).spread(page.locator("canvas").boundingBox(), 40, 180);
        assertThat(under).isHidden();
        page.locator("canvas").hover();

        assertThat(under).hasText(Pattern.compile("Stalls 1 \\d+ · ₩50,000"));
    }

    /** Nothing lies over its middle. */
    private static boolean clearOfTheFoot(Locator button) {
        return (Boolean) button.evaluate("""
                (button) => {
                  const { left, top, width, height } = button.getBoundingClientRect();
                  return document.elementFromPoint(left + width / 2, top + height / 2) === button;
                }
                """);
    }

    private static void look(Page page, long performance) {
        page.navigate("/performances/" + performance + "/seats");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
    }

    /** The button of a seat of the first row, which the list shows from now on. */
    private static Locator inTheList(Page page, int seat) {
        Locator button = page.locator("[data-seat='" + seat + "']");
        if (button.count() == 0) {
            page.locator("[data-part=list] summary").click();
            page.locator("[data-part=section]").selectOption(new SelectOption().setIndex(1));
            page.locator("[data-part=row]").selectOption(new SelectOption().setIndex(1));
        }
        return button;
    }

    private static void othersHold(long performance, int... seats) {
        Fan other = Grandstand.fan().admittedTo(performance);
        assertThat(other.hold(performance, UUID.randomUUID(), seats).status()).isEqualTo(201);
    }
}
