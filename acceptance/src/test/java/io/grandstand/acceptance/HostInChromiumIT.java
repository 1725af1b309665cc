package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.grandstand.acceptance.Browser.Screen;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A host gets from nothing to on sale in a real browser, and fans buy until nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class HostInChromiumIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    private static final LocatorAssertions.HasTextOptions IN_THE_END =
            new LocatorAssertions.HasTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);

    /** What the venue has besides its pit, which is not for sale. */
    private static final int SEATS = 20;

    private static final int BOUGHT_IN_THE_BROWSER = 2;
    /** A fan's limit, as the form for a performance comes. */
    private static final int TICKETS_MAX = 4;

    @AutoClose
    private final Browser browser = new Browser();

    @Test
    void aHostTypesInAVenuePutsUpAPosterLooksAtItPublishesAndSeesItSellOut() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        Visitor host = browser.open(Screen.DESK, "en-US");
        Page page = host.page();
        host.logIn("host@grandstand.test");
        page.navigate("/host");

        page.locator("a[href='/host/venues/new']").first().click();
        typesInAVenue(host, "Hall " + name);
        page.locator("main a[href='/host/shows/new']").click();
        makesAShow(host, "Night " + name);
        page.locator("a[href^='/host/performances/new?show=']").click();
        makesAPerformance(host, "Hall " + name);
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-draft");

        page.getByText("Preview as a fan").click();
        assertThat(page.locator("h1")).hasText("Night " + name);
        assertThat(page.locator("main > .note.warn")).containsText("Only you see this until");
        host.shootWhole("host-preview");
        page.goBack();
        looksAtTheDraftsSeats(host);
        page.goBack();
        page.getByText("Publish and open the sale now").click();
        assertThat(page.locator("[data-part=live] .tag")).hasText("On sale");
        Locator sold = page.locator("[data-figure=sold]");
        assertThat(sold).hasText("0");
        assertThat(page.getByText("Delete the performance")).isVisible();

        buys(performance(page), "Night " + name);

        assertThat(sold).containsText("2", PATIENTLY);
        assertThat(page.getByText("Delete the performance")).isHidden();
        assertThat(page.locator("[data-figure=revenue]")).containsText("160,000", PATIENTLY);
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-sale");

        buyTheRest(performance(page));

        // Nobody touches the page: it follows by itself.
        assertThat(sold).hasText("20", IN_THE_END);
        assertThat(page.locator("[data-figure=held]")).hasText("0", IN_THE_END);
        assertThat(page.locator("[data-figure=left]")).hasText("0", IN_THE_END);
        assertThat(page.locator("[data-figure=revenue]")).hasText("₩1,600,000", IN_THE_END);
        assertThat(page.locator("[data-part=live] .tag")).hasText("Sold out", IN_THE_END);
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-sold-out");
        seesThatNothingIsLeft("Night " + name);
        assertThat(browser.complaints()).isEmpty();
    }

    /** Over HTTP, as many at a time as a fan may have. */
    private static void buyTheRest(long performance) {
        for (int left = SEATS - BOUGHT_IN_THE_BROWSER; left > 0; left -= TICKETS_MAX) {
            buys(Grandstand.fan().admittedTo(performance), performance, Math.min(left, TICKETS_MAX));
        }
    }

    private static void buys(Fan fan, long performance, int seats) {
        UUID hold = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        UUID payment = UUID.randomUUID();
        assertThat(fan.holdTheBest(performance, hold, seats).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        assertThat(fan.pay(order, payment, "WALLET").status()).isEqualTo(202);
        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
    }

    /** In the list, and on the page that it leads to. */
    private void seesThatNothingIsLeft(String title) {
        Visitor fan = browser.open(Screen.PHONE, "en-US");
        Page page = fan.page();
        page.navigate("/?q=" + title.replace(' ', '+'));
        assertThat(page.locator(".event")).hasCount(1);
        assertThat(page.locator(".event .tag")).hasText("Sold out");
        page.locator(".event a").click();
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator("main .lead .tag").first()).hasText("Sold out");
        assertThat(page.locator("aside .note")).containsText("No seat is free right now.");
        fan.shootWhole("performance-sold-out");
        fan.leave();
    }

    /** As fans will see them: nothing is refused to who owns the draft. */
    private static void looksAtTheDraftsSeats(Visitor host) {
        Page page = host.page();
        var refused = new ArrayList<String>();
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                refused.add(answer.status() + " " + answer.url());
            }
        });
        Response stream = page.waitForResponse(
                Pattern.compile(".*/availability/stream"),
                () -> page.getByText("Preview the seats").click());
        assertThat(stream.status()).isEqualTo(200);
        assertThat(page.locator("[data-ready=true]")).isVisible();
        assertThat(page.locator("[data-part=left]")).hasText("Seats left: 20");
        // The pit has no price.
        assertThat(page.locator("[data-part=standing]")).isHidden();
        assertThat(page.locator("[data-part=offline]")).isHidden();
        assertThat(refused).isEmpty();
        host.shoot("host-preview-seats");
    }

    private static void typesInAVenue(Visitor host, String hall) {
        Page page = host.page();
        Locator drawing = page.locator("[data-part=drawing]");
        assertThat(drawing.locator("svg.sketch")).isVisible();
        field(page, "name").fill(hall);
        field(page, "blocks[0].name").fill("Parquet");
        assertThat(drawing).containsText("Parquet");
        assertThat(drawing).containsText("96 seats");
        field(page, "blocks[0].rowTo").fill("2");
        assertThat(drawing).containsText("24 seats");
        field(page, "blocks[0].seatsInRow").fill("10");
        assertThat(drawing).containsText("20 seats");
        page.getByText("Add a block").click();
        field(page, "blocks[1].name").fill("Pit");
        field(page, "blocks[1].category").fill("Standing");
        field(page, "blocks[1].kind").selectOption("standing");
        assertThat(field(page, "blocks[1].rowFrom")).isHidden();
        page.getByText("Create the venue").click();
        assertThat(page.locator(".wrong")).hasText("A whole number from 1 to 50,000.");
        field(page, "blocks[1].places").fill("200");
        assertThat(drawing).containsText("200 seats");
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-venue-typed");
        page.getByText("Create the venue").click();
        assertThat(page.locator("h1")).hasText(hall);
        assertThat(page.locator("main")).containsText("220 seats");
    }

    private static void makesAShow(Visitor host, String title) {
        Page page = host.page();
        field(page, "title").fill(title);
        field(page, "artist").fill("The Examples");
        assertThat(Axe.faults(page)).isEmpty();
        page.locator("form.card button[type=submit]").click();
        assertThat(page.locator("h1")).hasText(title);
        page.locator("#poster-file").setInputFiles(new FilePayload("poster.png", "image/png", poster()));
        page.getByText("Upload the poster").click();
        assertThat(page.locator("main img.poster")).isVisible();
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-show-poster");
    }

    private static void makesAPerformance(Visitor host, String hall) {
        Page page = host.page();
        page.locator("#venue").selectOption(new SelectOption().setLabel(hall));
        page.locator("main form button[type=submit]").click();
        field(page, "price.0").fill("80,000");
        page.locator("input[name=room][value=own]").check();
        assertThat(field(page, "ownCount")).isVisible();
        page.locator("input[name=room][value=none]").check();
        assertThat(field(page, "ownCount")).isHidden();
        page.locator("input[name=fees][value=own]").check();
        assertThat(field(page, "fee.0.days")).hasValue("10");
        page.getByText("More steps").click();
        assertThat(field(page, "fee.9.percent")).isVisible();
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-performance-fees");
        page.locator("input[name=fees][value=usual]").check();
        assertThat(field(page, "fee.0.days")).isHidden();
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-performance-typed");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("#publish-title")).isVisible();
    }

    private void buys(long performance, String title) {
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn();
        fan.toTheSeats(performance);
        page.locator("[data-part=best-hold]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
        fan.payWithTheWallet();
        assertThat(page.locator("main")).containsText(title);
        fan.leave();
    }

    @Test
    void withoutAScriptAVenueIsDrawnByAButton() {
        // What the browser says of scripts that do not come is no complaint.
        try (var plain = new Browser()) {
            Visitor host = plain.open(Screen.PHONE, "ko-KR");
            host.logIn("host@grandstand.test");
            Page page = host.page();
            page.route(Pattern.compile(".*/assets/.*\\.js"), Route::abort);
            page.navigate("/host/venues/new");
            field(page, "blocks[0].name").fill("구역 가");
            page.locator("button.quiet[value=draw]").click();
            assertThat(page.locator("[data-part=drawing]")).containsText("구역 가");
            assertThat(page.locator("#drawing")).isInViewport();
        }
    }

    private static long performance(Page page) {
        Matcher there = Pattern.compile("/host/performances/(\\d+)").matcher(page.url());
        assertThat(there.find()).as(page.url()).isTrue();
        return Long.parseLong(there.group(1));
    }

    private static Locator field(Page page, String name) {
        return page.locator("[name='" + name + "']");
    }

    private static byte[] poster() {
        var out = new ByteArrayOutputStream();
        try {
            var image = new BufferedImage(300, 420, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, 0x5b3a8c + y / 3);
                }
            }
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
