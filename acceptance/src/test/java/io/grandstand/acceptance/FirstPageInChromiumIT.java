package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.grandstand.acceptance.Browser.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the first page costs somebody on a phone in a crowd, and what they see where there is no network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class FirstPageInChromiumIT {

    private static final int BYTES_MAX = 100 * 1024;
    /** The page, its style and its mark, and the modules that count down, search, and keep a page for later. */
    private static final int REQUESTS_MAX = 12;

    private static final String WATCH_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(
                `${entry.value} ${entry.sources.map((source) => source.node?.className ?? source.node?.nodeName)}`)))
              .observe({ type: 'layout-shift', buffered: true });
            """;
    private static final String LOADED = """
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              return [all.length, all.reduce((sum, entry) => sum + entry.transferSize, 0)];
            }
            """;
    private static final String SHIFTS =
            "() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(window.shifts))))";

    @AutoClose
    private final Browser browser = new Browser();

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESK"})
    @SuppressWarnings("unchecked")
    void theFirstPageIsSmallAndNothingOnItMoves(Screen screen) {
        Grandstand.sale().open(Sale.Terms.ofSeats(60).salesFrom(Instant.now().plus(Duration.ofHours(2))));
        Visitor visitor = browser.open(screen, "ko-KR");
        Page page = visitor.page();
        page.addInitScript(WATCH_SHIFTS);
        page.navigate("/");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator(".opening .countdown").first()).hasText(Pattern.compile("\\d"));

        List<Number> loaded = (List<Number>) page.evaluate(LOADED);
        assertThat(loaded.getFirst().intValue()).as("requests").isLessThanOrEqualTo(REQUESTS_MAX);
        assertThat(loaded.getLast().intValue()).as("bytes over the wire").isBetween(1, BYTES_MAX);
        assertThat((List<String>) page.evaluate(SHIFTS)).isEmpty();
        visitor.leave();
    }

    @ParameterizedTest
    @CsvSource({"ko-KR", "en-US"})
    void onADeskTheMomentsOfWhatOpensSoonBeginOneUnderTheOther(String language) {
        for (int hours = 2; hours <= 50; hours += 24) {
            Grandstand.sale()
                    .open(Sale.Terms.ofSeats(60)
                            .salesFrom(Instant.now().plus(Duration.ofHours(hours)))
                            .salesUntil(Instant.now().plus(Duration.ofDays(8))));
        }
        Visitor visitor = browser.open(Screen.DESK, language);
        Page page = visitor.page();
        page.navigate("/");
        assertThat(page.locator(".opening .countdown").first()).hasText(Pattern.compile("\\d"));
        assertThat((Number) page.evaluate("""
                        () => new Set([...document.querySelectorAll('.opening [data-before]')]
                            .map((moment) => moment.getBoundingClientRect().left)).size
                        """)).isEqualTo(1);
        visitor.leave();
    }

    @Test
    @SuppressWarnings("unchecked")
    void nothingMovesOnAPerformanceThatOpensSoon() {
        long soon = Grandstand.sale()
                .open(Sale.Terms.ofSeats(60).salesFrom(Instant.now().plus(Duration.ofHours(2))));
        Visitor visitor = browser.open(Screen.PHONE, "en-US");
        Page page = visitor.page();
        page.addInitScript(WATCH_SHIFTS);
        page.navigate("/performances/" + soon);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator(".countdown")).hasText(Pattern.compile("\\d"));
        assertThat((List<String>) page.evaluate(SHIFTS)).isEmpty();
        visitor.leave();
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESK"})
    void aCountdownOfDaysStaysOnItsBoard(Screen screen) {
        long later = Grandstand.sale()
                .open(Sale.Terms.ofSeats(60)
                        .salesFrom(Instant.now().plus(Duration.ofDays(6).plusHours(23)))
                        .salesUntil(Instant.now().plus(Duration.ofDays(8))));
        Visitor visitor = browser.open(screen, "en-US");
        Page page = visitor.page();
        page.navigate("/performances/" + later);
        assertThat(page.locator(".countdown")).hasText(Pattern.compile("6 d 22:\\d\\d:\\d\\d"));
        assertThat((Boolean) page.locator(".countdown").evaluate("""
                        (shown) => {
                          const words = document.createRange();
                          words.selectNodeContents(shown);
                          const board = shown.closest('.board').getBoundingClientRect();
                          const lines = new Set([...words.getClientRects()].map(({ top }) => top));
                          return lines.size === 1 && words.getBoundingClientRect().right <= board.right;
                        }
                        """)).isTrue();
        visitor.leave();
    }

    @Test
    void whoeverLosesTheNetworkSeesAPageOfOursAndComesBackToWhatTheyWantedByThemselves() {
        Visitor visitor = browser.open(Screen.PHONE, "en-US");
        Page page = visitor.page();
        page.navigate("/");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.context().setOffline(true);
        page.navigate("/login");
        assertThat(page.locator("h1")).hasText("Grandstand cannot be reached");
        assertThat(page).hasURL(Grandstand.url() + "/login");
        visitor.shootWhole("offline-in-earnest");
        assertThat(page.locator("main .button").first()).hasCSS("display", "flex");
        page.context().setOffline(false);
        assertThat(page.locator("h1")).hasText("Log in");
        visitor.leave();
    }
}
