package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who has a keyboard and nothing else: they come to things one after the other, and press what they are at. */
record Keys(Page page) {

    /** More than anybody has the patience for. */
    private static final int STEPS_MAX = 80;

    private static final String IS_AT = "element => element === document.activeElement";

    /** Goes on by the tabulator until they are at what is wanted, which they see then. */
    Keys to(String selector) {
        Locator wanted = page.locator(selector).first();
        for (int step = 0; step < STEPS_MAX; step++) {
            page.keyboard().press("Tab");
            if (wanted.count() > 0 && Boolean.TRUE.equals(wanted.evaluate(IS_AT))) {
                assertThat(wanted).isInViewport();
                return this;
            }
        }
        throw new AssertionError(selector + " is not reached within " + STEPS_MAX + " steps of " + page.url());
    }

    Keys press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }
}
