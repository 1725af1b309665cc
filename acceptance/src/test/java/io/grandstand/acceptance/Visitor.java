package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.grandstand.acceptance.Browser.Screen;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Somebody in front of a browser: what they click, wait for and see. */
record Visitor(Page page, Screen screen) {

    static final double ANSWER_MAX_MILLIS = 60_000;

    private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();
    /** The fans before this one buy over HTTP. */
    private static final AtomicInteger NEXT_FAN = new AtomicInteger(900);

    static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(ANSWER_MAX_MILLIS);
    }

    /** A fan of the demo whom no other test has. */
    static String anEmail() {
        return "fan" + NEXT_FAN.getAndIncrement() + "@grandstand.test";
    }

    void logIn() {
        logIn(anEmail());
    }

    void logIn(String email) {
        page.navigate("/login");
        saysWho(email);
    }

    /** On the page that asks for it. */
    void saysWho(String email) {
        page.locator("#email").fill(email);
        page.locator("#password").fill("grandstand");
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** From the performance's page through its waiting room to its map. */
    void toTheSeats(long performance) {
        page.navigate("/performances/" + performance);
        goIn();
        atTheSeats(performance);
    }

    /** By the one button of a performance's page. */
    void goIn() {
        page.locator("aside a.button").first().click();
    }

    /** Waits until the page has gone on to the seats, and these are there. */
    void atTheSeats(long performance) {
        page.waitForURL(
                Pattern.compile(".*/performances/" + performance + "/seats.*"),
                new Page.WaitForURLOptions().setTimeout(ANSWER_MAX_MILLIS));
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
    }

    /** Goes near by the zoom, then clicks along the row until two seats are picked. */
    void pickTwoOnTheMap() {
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

    /** Takes what is picked and comes to its order. */
    void takeThem() {
        page.locator("[data-part=hold]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"));
    }

    void payWithTheWallet() {
        page.locator("[data-pay=WALLET]").click();
        assertThat(page.locator("[data-status=COMPLETED]")).isVisible(patiently());
    }

    void chooseInTheSandbox(String choice) {
        page.locator("[data-pay=SANDBOX]").click();
        page.waitForURL(Pattern.compile(".*/sandbox/checkout/.*"));
        page.locator("[data-choice=" + choice + "]").click();
        page.waitForURL(Pattern.compile(".*/orders/.*"), new Page.WaitForURLOptions().setTimeout(ANSWER_MAX_MILLIS));
    }

    void seesTickets(int count) {
        page.navigate("/me/tickets");
        assertThat(page.locator("main .cards > li")).hasCount(count);
    }

    /** What a reader at a gate makes of each ticket that is shown. */
    List<String> readsTheQrCodes() {
        return page.locator(".qr").all().stream()
                .map(code -> read(code.screenshot()))
                .toList();
    }

    private static String read(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            var source = new RGBLuminanceSource(width, height, pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError("not to be read", e);
        }
    }

    /** What is on the screen now. */
    void shoot(String name) {
        picture(name, false);
    }

    /** The page from its top to its end; it must not be wider than the screen. */
    void shootWhole(String name) {
        Number overflow =
                (Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow.intValue()).as(name + " scrolls sideways").isZero();
        picture(name, true);
    }

    /** By day and by night, without the page being loaded anew between the two. */
    private void picture(String name, boolean whole) {
        String file = name + "-" + screen.name().toLowerCase(Locale.ROOT);
        picture(ColorScheme.DARK, whole, file + "-dark");
        picture(ColorScheme.LIGHT, whole, file);
    }

    private void picture(ColorScheme scheme, boolean whole, String file) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        // Colours that are on their way from one scheme to the other are there at once.
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(whole)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(file + ".png")));
    }

    void leave() {
        page.context().close();
    }
}
