package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.grandstand.acceptance.Browser.Screen;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fan looks after their own account, in front of a browser and with what was sent to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class OwnAccountInChromiumIT {

    private static final String PASSWORD = "correct horse";

    @AutoClose
    private final Browser browser = new Browser();

    private final Mail mail = new Mail(Grandstand.product());

    @AfterEach
    void nothingFailedOnThePages() {
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PHONE,ko-KR", "PHONE,en-US", "DESK,ko-KR", "DESK,en-US"})
    void signsUpConfirmsForgetsThePasswordAndComesInAgain(Screen screen, String language) {
        String tail = "-" + language.substring(0, 2);
        String digits = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
        String email = "mina" + digits + "@example.org";
        Visitor visitor = browser.open(screen, language);
        Page page = visitor.page();

        page.navigate("/signup?next=%2Fme");
        page.locator("#email").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.locator("#nickname").fill("mina" + digits);
        page.locator("#phone").fill("010" + digits);
        page.locator("#birthDate").fill("1999-04-05");
        page.locator("#terms").check();
        page.locator("#privacy").check();
        submit(page);
        page.waitForURL("**/me");
        visitor.shootWhole("account-unconfirmed" + tail);

        String code = mail.code("+8210" + digits);
        page.locator("#code").fill(code.equals("000000") ? "000001" : "000000");
        submit(page, "form[action='/me/phone-confirmation']");
        assertThat(page.locator("main [role=alert]")).isVisible();
        visitor.shootWhole("account-wrong-code" + tail);
        page.locator("#code").fill(code);
        submit(page, "form[action='/me/phone-confirmation']");
        assertThat(page.locator("main [role=status]")).isVisible();

        look(visitor, mail.link(email, "/email/confirm"), "email-confirm" + tail);
        submit(page);
        page.waitForURL("**/email/confirmed");
        page.navigate("/me");
        assertThat(page.locator("main .tag.soon")).hasCount(0);

        page.context().clearCookies();
        page.navigate("/login");
        page.locator("main a[href='/password/forgotten']").click();
        page.locator("#email").fill(email);
        submit(page);
        page.waitForURL("**/password/forgotten?sent=*");
        look(visitor, mail.link(email, "/password/new"), "password-new" + tail);
        page.locator("#password").fill("short");
        submit(page);
        assertThat(page.locator("main .wrong")).isVisible();
        visitor.shootWhole("password-new-refused" + tail);
        page.locator("#password").fill("a newer password");
        submit(page);
        page.waitForURL("**/password/changed");

        page.locator("main a[href='/login']").click();
        page.locator("#email").fill(email);
        page.locator("#password").fill("a newer password");
        submit(page);
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate("/me");
        assertThat(page.locator("main")).containsText(email);
        visitor.leave();
    }

    @Test
    void whoHasAgreedToNothingIsToldAtTheFieldsOfTheForm() {
        Visitor visitor = browser.open(Screen.PHONE, "ko-KR");
        Page page = visitor.page();
        page.navigate("/signup");
        page.evaluate("document.querySelector('main form').noValidate = true");
        submit(page);
        assertThat(page.locator("#terms-help .wrong")).isVisible();
        visitor.shootWhole("signup-not-agreed-ko");
        visitor.leave();
    }

    private static void submit(Page page) {
        submit(page, "main form");
    }

    private static void submit(Page page, String form) {
        page.locator(form + " button[type=submit]").first().click();
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    private static void look(Visitor visitor, String path, String name) {
        assertThat(Objects.requireNonNull(visitor.page().navigate(path)).status())
                .as(path)
                .isEqualTo(200);
        visitor.shootWhole(name);
    }
}
