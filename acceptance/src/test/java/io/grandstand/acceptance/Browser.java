package io.grandstand.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chromium as it is installed on this machine, and what it complained about. */
final class Browser implements AutoCloseable {

    /** The widths that pages are looked at in. */
    enum Screen {
        PHONE(390, 844, false),
        SMALL_PHONE(390, 664, false),
        /** A phone as it is in a hand: it feels fingers, and has three pixels for each of the page's. */
        TOUCHED(390, 844, true),
        /** The narrowest that anybody has, and a desk at four times its size. */
        NARROW(320, 640, false),
        DESK(1280, 900, false);

        private static final double PIXELS_OF_A_PHONE = 3;

        private final int width;
        private final int height;
        private final boolean touched;

        Screen(int width, int height, boolean touched) {
            this.width = width;
            this.height = height;
            this.touched = touched;
        }
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        String binary = binary();
        if (binary == null) {
            throw new IllegalStateException("there is no Chromium");
        }
        playwright = Playwright.create();
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(binary))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-gpu",
                                "--disable-background-networking")));
    }

    /** The script finds Chromium and names it here; without it the browser suite does not run, and the script says so. */
    static @Nullable String binary() {
        String named = System.getenv("CHROMIUM");
        return named == null || named.isEmpty() ? null : named;
    }

    static boolean isInstalled() {
        return binary() != null;
    }

    /** Somebody at the shared demo, with a window and cookies of their own. */
    Visitor open(Screen screen, String language) {
        return open(Grandstand.url(), screen, language);
    }

    Visitor open(URI product, Screen screen, String language) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(product.toString())
                .setLocale(language)
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen.touched)
                .setIsMobile(screen.touched)
                .setDeviceScaleFactor(screen.touched ? Screen.PIXELS_OF_A_PHONE : 1));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return new Visitor(page, screen);
    }

    /** Errors on the pages' console: a script that failed, or something that the content policy stopped. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
