package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import io.grandstand.acceptance.Browser.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** The page of the seats says what is the case: of what was touched, of what a button does, and of a sale that opens or ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class SeatsPageInChromiumIT {

    /** Without what is hidden. */
    private static final LocatorAssertions.HasTextOptions AS_SHOWN =
            new LocatorAssertions.HasTextOptions().setUseInnerText(true);

    /** Long enough for two pages to be loaded and for a seat to be picked on each. */
    private static final Duration SALE = Duration.ofSeconds(20);
    /** Farther apart than seats are when one is as near as it gets. */
    private static final int FROM_SEAT_TO_SEAT_PX = 52;

    private static final Pattern A_SEAT = Pattern.compile("Stalls 1 \\d+ · ₩50,000");

    @AutoClose
    private final Browser browser = new Browser();

    @AfterEach
    void nothingFailed() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theMapNamesTheSeatThatWasTouchedLastAndNoneThatNobodyTouched() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.TOUCHED, "en-US");
        Page page = fan.page();
        fan.logIn();
        look(page, performance);
        Locator under = page.locator("[data-part=under]");
        BoundingBox map = page.locator("canvas").boundingBox();
        new Fingers(page).spread(map, map.width / 10, map.width * 0.9);
        assertThat(under).isHidden();

        Locator picked = page.locator("[data-part=picked] li > span:first-child");
        for (double x = FROM_SEAT_TO_SEAT_PX; x < map.width && picked.count() < 2; x += FROM_SEAT_TO_SEAT_PX) {
            int before = picked.count();
            page.touchscreen().tap(map.x + x, map.y + map.height / 2);
            if (picked.count() > before) {
                assertThat(under).hasText(picked.last().textContent() + " · ₩50,000");
            }
        }

        assertThat(picked).hasCount(2);
        fan.shoot("seats-touched");
    }

    @Test
    void onADeskTheMapNamesASeatUnderTheMouseOrOnceKeysSteerTheOneInTheMiddle() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60));
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        look(page, performance);
        Locator under = page.locator("[data-part=under]");
        inTheList(page, 0);
        assertThat(under).isHidden();

        page.locator("canvas").press("ArrowRight");
        assertThat(under).hasText(A_SEAT);
        page.locator("[data-part=row]").focus();
        assertThat(under).isHidden();
        page.locator("canvas").hover();
        assertThat(under).hasText(A_SEAT);
    }

    @Test
    void whoHasPickedSeatsIsToldThatTheBestOnesComeInstead() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(12));
        for (Screen screen : List.of(Screen.PHONE, Screen.DESK)) {
            Visitor fan = browser.open(screen, "ko-KR");
            Page page = fan.page();
            fan.logIn();
            look(page, performance);
            Locator best = page.locator("[data-part=best-hold]");
            Pattern quiet = Pattern.compile(".*\\bquiet\\b.*");
            assertThat(best).not().hasClass(quiet);
            assertThat(best).hasText("가장 좋은 좌석으로 결제하기", AS_SHOWN);

            inTheList(page, 9).click();

            assertThat(best).hasClass(quiet);
            assertThat(best).hasText("고른 좌석 대신 가장 좋은 좌석으로 결제하기", AS_SHOWN);
            assertThat(Axe.faults(page)).isEmpty();
            fan.shootWhole("seats-or-best");
            page.locator("[data-part=picked] button").click();
            assertThat(best).not().hasClass(quiet);
            inTheList(page, 9).click();
            best.click();
            page.waitForURL(Pattern.compile(".*/orders/.*"));
            assertThat(page.locator("[aria-labelledby=lines] tbody tr")).hasCount(2);
            assertThat(page.locator("[aria-labelledby=lines]")).not().containsText("Stalls 1 10");
        }
    }

    @Test
    void anOpenPageSaysThatTheSaleHasEndedAtThatMoment() {
        List<Visitor> fans = List.of(browser.open(Screen.PHONE, "ko-KR"), browser.open(Screen.DESK, "en-US"));
        fans.forEach(Visitor::logIn);
        long performance = Grandstand.sale()
                .open(Sale.Terms.ofSeats(12)
                        .standing(30)
                        .salesUntil(Instant.now().plus(SALE)));
        for (int fan = 0; fan < fans.size(); fan++) {
            Page page = fans.get(fan).page();
            look(page, performance);
            assertThat(page.locator("[data-part=areas] button")).hasCount(2);
            inTheList(page, fan).click();
            assertThat(page.locator("[data-part=hold]")).isEnabled();
        }

        for (Visitor fan : fans) {
            Page page = fan.page();
            assertThat(page.locator("[data-part=message]"))
                    .hasText(
                            fan.screen() == Screen.PHONE
                                    ? "예매가 끝났습니다. 고르신 좌석은 맡아 두지 않았습니다."
                                    : "The sale has ended. What you had picked is not kept for you.",
                            new LocatorAssertions.HasTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS));
            nothingCanBeBought(page);
            assertThat(Axe.faults(page)).isEmpty();
            fan.shoot("seats-ended");
            page.reload();
            assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
            assertThat(page.locator(".act > .note:visible")).hasCount(1);
            nothingCanBeBought(page);
            page.locator(".act a.button").click();
            page.waitForURL(Pattern.compile(".*/performances/" + performance));
        }
    }

    @Test
    void anOpenPageLearnsThatTheSaleOpensAndGoesOnWithoutBeingLoadedAnew() {
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Visitor inLine = browser.open(Screen.DESK, "ko-KR");
        Visitor nobody = browser.open(Screen.DESK, "en-US");
        fan.logIn();
        inLine.logIn();
        Sale.Terms soon =
                Sale.Terms.ofSeats(12).standing(30).salesFrom(Instant.now().plus(SALE));
        long performance = Grandstand.sale().open(soon);
        long lined = Grandstand.sale()
                .open(soon.in("Lined hall " + performance)
                        .waitingRoom("{\"concurrency\":10,\"admissionSeconds\":300,\"rejoin\":\"KEEP\"}"));
        look(fan.page(), performance, "?look");
        look(nobody.page(), performance, "?look");
        look(inLine.page(), lined, "?look");
        for (Visitor visitor : List.of(fan, inLine, nobody)) {
            visitor.page().evaluate("window.sameLoad = true");
            assertThat(visitor.page().locator(".act > div > .note.warn")).isVisible();
            assertThat(visitor.page().locator(".act a.button:visible, .act button:visible"))
                    .hasCount(0);
        }

        Page page = fan.page();
        Locator begin = page.locator("[data-part=begin]");
        assertThat(begin).isVisible(patiently());
        assertThat(page.locator(".act [role=status] > .note.good")).hasText("On sale now");
        assertThat(page.locator(".act > div > .note.warn")).isHidden();
        assertThat(page.locator("[data-part=hold]")).isHidden();
        assertThat(page.locator("[data-part=areas] button:visible")).hasCount(0);
        assertThat(Axe.faults(page)).isEmpty();
        fan.shootWhole("seats-opened");
        begin.click();
        assertThat(page.locator("[data-part=picked-title]")).isFocused();
        assertThat(page.locator("[data-part=best-hold]")).isEnabled(patientlyEnabled());
        assertThat(page.locator("[data-part=areas] button:visible")).hasCount(2);
        assertThat(begin).isHidden();
        inTheList(page, 3).click();
        assertThat(Axe.faults(page)).isEmpty();
        fan.shootWhole("seats-opened-choosing");
        assertThat(page.evaluate("window.sameLoad")).isEqualTo(true);
        fan.takeThem();

        assertThat(inLine.page().locator(".act a.button:visible")).hasText("예매하기");
        inLine.page().locator(".act a.button:visible").click();
        inLine.page().waitForURL(Pattern.compile(".*/performances/" + lined + "/(waiting-room|seats).*"));
        Locator in = nobody.page().locator(".act a.button:visible");
        assertThat(in).hasText("Log in to get tickets");
        assertThat(in).hasAttribute("href", "/login?next=%2Fperformances%2F" + performance + "%2Fseats");
    }

    @Test
    void anOpenPageLearnsThatTheSaleOpensEarlierThanItWasTo() {
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        fan.logIn();
        Sale sale = Grandstand.sale();
        long performance =
                sale.open(Sale.Terms.ofSeats(12).salesFrom(Instant.now().plus(Duration.ofHours(6))));
        look(page, performance);
        page.evaluate("window.sameLoad = true");
        Locator timer = page.locator("[data-opens]");
        assertThat(timer).hasText(Pattern.compile("5:\\d\\d:\\d\\d"));
        Instant sooner = Instant.now().plus(Duration.ofHours(2));

        opens(sale, performance, sooner);

        assertThat(timer)
                .hasText(
                        Pattern.compile("1:\\d\\d:\\d\\d"),
                        new LocatorAssertions.HasTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS));
        assertThat(page.locator("[data-part=opens-words]"))
                .containsText(DateTimeFormatter.ofPattern("HH:mm").format(sooner.atZone(ZoneId.of("Asia/Seoul"))));
        assertThat(page.locator("[data-part=begin]")).isHidden();
        assertThat(Axe.faults(page)).isEmpty();

        opens(sale, performance, Instant.now());

        Locator begin = page.locator("[data-part=begin]");
        assertThat(begin).isVisible(patiently());
        assertThat(page.locator(".act [role=status] > .note.good")).hasText("On sale now");
        begin.click();
        assertThat(page.locator("[data-part=best-hold]")).isEnabled(patientlyEnabled());
        inTheList(page, 3).click();
        assertThat(page.evaluate("window.sameLoad")).isEqualTo(true);
        fan.takeThem();
    }

    private static void opens(Sale sale, long performance, Instant at) {
        sale.change(performance, "{\"salesFrom\":\"" + at + "\"}");
    }

    @Test
    void theMapMarksWhatTheHouseGaveToTheFanWhoMayBuyAsManyAllTheSame() {
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        String email = Visitor.anEmail();
        fan.logIn(email);
        Sale sale = Grandstand.sale();
        long performance = sale.open(Sale.Terms.ofSeats(12));
        sale.give(performance, email, "[4,5]");
        look(page, performance);

        Locator given = inTheList(page, 4);
        assertThat(given).hasAttribute("aria-label", "Stalls 1 5, ₩50,000, yours already");
        assertThat(inTheList(page, 6)).hasAttribute("aria-label", "Stalls 1 7, ₩50,000");
        given.click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("[data-part=message]")).hasText("Stalls 1 5 was given to you.");
        inTheList(page, 6).click();
        assertThat(page.locator("[data-part=count]")).hasText("1 of 4");
        fan.shoot("seats-given");
    }

    private static LocatorAssertions.IsEnabledOptions patientlyEnabled() {
        return new LocatorAssertions.IsEnabledOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }

    private static void nothingCanBeBought(Page page) {
        assertThat(page.locator("[data-part=areas] li")).isVisible();
        assertThat(page.locator("[data-part=areas] button:visible")).hasCount(0);
        assertThat(page.locator(".best:visible, .pick-panel:visible, .act button:visible"))
                .hasCount(0);
        assertThat(page.locator(".act a.button")).isVisible();
    }

    @Test
    void aRefusalIsNotTakenForALostConnection() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(12));
        Page page = browser.open(Screen.PHONE, "en-US").page();
        var asked = new AtomicInteger();
        page.route("**/availability", route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        });

        page.navigate("/performances/" + performance + "/seats");

        assertThat(page.locator("[data-part=message]"))
                .hasText("These seats cannot be shown to you now. Load the page again, or go back.");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        assertThat(page.locator("[data-part=offline]")).isHidden();
        assertThat(page.locator(".act a.button:visible")).hasText("Back to the event");
        assertThat(asked).hasValue(1);
    }

    private static void look(Page page, long performance) {
        look(page, performance, "");
    }

    private static void look(Page page, long performance, String query) {
        page.navigate("/performances/" + performance + "/seats" + query);
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
}
