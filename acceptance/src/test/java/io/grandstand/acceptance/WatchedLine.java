package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.grandstand.acceptance.Browser.Screen;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The waiting room's page in Chromium, with every number that it ever showed. */
record WatchedLine(Visitor visitor, List<String> shown) {

    /** Kept across pages, and told as soon as it is on the screen: nobody has to look at the right moment. */
    private static final String WATCHING = """
            addEventListener('DOMContentLoaded', () => {
              for (const name of ['number', 'ahead']) {
                const part = document.querySelector(`[data-performance] [data-part="${name}"]`);
                if (part !== null) {
                  const tell = () => /\\d/.test(part.textContent) && window.shows(`${name} ${part.textContent}`);
                  new MutationObserver(tell).observe(part, { childList: true, characterData: true, subtree: true });
                  tell();
                }
              }
            });
            """;

    /** Logs in, and stands in line. */
    static WatchedLine open(Browser browser, URI product, String email, long performance) {
        Visitor visitor = browser.open(product, Screen.PHONE, "en-US");
        List<String> shown = new ArrayList<>();
        visitor.page().exposeFunction("shows", arguments -> shown.add((String) arguments[0]));
        visitor.page().addInitScript(WATCHING);
        visitor.logIn(email);
        visitor.page().navigate("/performances/" + performance + "/waiting-room");
        assertThat(visitor.page().locator("[data-part=leave]")).isVisible(Visitor.patiently());
        return new WatchedLine(visitor, shown);
    }

    void saysThatNothingIsHeard() {
        assertThat(visitor.page().locator("[data-part=offline]")).isVisible(Visitor.patiently());
        visitor.shoot("waiting-unheard");
    }

    void hearsAgain() {
        assertThat(visitor.page().locator("[data-part=offline]"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS));
    }

    void neverRose() {
        // Whatever the page has told meanwhile is heard while something is asked of it.
        visitor.page().title();
        List<Long> ahead = values("ahead");
        assertThat(ahead).as("people ahead").isNotEmpty().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(values("number").stream().distinct()).as("its own number").hasSizeLessThanOrEqualTo(1);
    }

    /** Of somebody who waited to the end. */
    void readsSoldOut() {
        Page page = visitor.page();
        assertThat(page.locator("[data-part=left]"))
                .containsText(
                        Pattern.compile("No seat is left"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS));
        assertThat(values("ahead").stream().distinct())
                .as("the line was seen to move")
                .hasSizeGreaterThan(2);
        neverRose();
        visitor.shoot("sold-out-in-line");
    }

    private List<Long> values(String name) {
        return shown.stream()
                .filter(told -> told.startsWith(name + " "))
                .map(told -> Long.parseLong(told.replaceAll("\\D", "")))
                .toList();
    }
}
