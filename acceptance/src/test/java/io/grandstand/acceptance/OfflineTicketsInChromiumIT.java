package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.grandstand.acceptance.Browser.Screen;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A ticket that was opened once is there in front of a gate without a network, and only for as long as its fan is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class OfflineTicketsInChromiumIT {

    @AutoClose
    private final Browser browser = new Browser();

    @AfterEach
    void nothingFailedOnThePages() {
        // That there is no network is what these tests are about.
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void aTicketThatWasOpenedIsThereWithoutANetworkUntilItsFanLogsOut() {
        String email = Visitor.anEmail();
        UUID order = bought(email);
        Visitor visitor = browser.open(Screen.PHONE, "ko-KR");
        Page page = visitor.page();
        visitor.logIn(email);
        open(page, "/me/tickets");
        List<String> codes = visitor.readsTheQrCodes();
        assertThat(codes).hasSize(1);
        open(page, "/orders/" + order);

        page.context().setOffline(true);
        page.navigate("/me/tickets");
        assertThat(page.locator("[data-offline]")).isVisible();
        assertThat(visitor.readsTheQrCodes()).isEqualTo(codes);
        visitor.shootWhole("tickets-offline-ko");
        page.navigate("/orders/" + order);
        assertThat(visitor.readsTheQrCodes()).isEqualTo(codes);
        page.navigate("/me/wallet");
        assertThat(page.locator("h1")).hasText("Grandstand에 연결할 수 없습니다");
        visitor.shootWhole("offline-ko");

        page.context().setOffline(false);
        // By itself; only then does nothing come between what is asked for next and its answer.
        assertThat(page.locator("h1")).hasText("지갑");
        page.navigate("/me/tickets");
        assertThat(page.locator("[data-offline]")).isHidden();
        page.locator("form[action='/logout'] button").click();
        page.waitForURL(url -> !url.contains("/me/"));
        nothingIsKept(page);
        page.context().setOffline(true);
        page.navigate("/me/tickets");
        assertThat(page.locator("h1")).hasText("Grandstand에 연결할 수 없습니다");
        assertThat(page.locator(".qr")).hasCount(0);
        page.navigate("/orders/" + order);
        assertThat(page.locator(".qr")).hasCount(0);
        visitor.leave();
    }

    @Test
    void whoLogsInNextOnTheSameDeviceFindsNoTicketOfWhoeverWasThereBefore() {
        String email = Visitor.anEmail();
        bought(email);
        Visitor visitor = browser.open(Screen.DESK, "en-US");
        Page page = visitor.page();
        visitor.logIn(email);
        open(page, "/me/tickets");

        // The cookies went without a log-out, as when somebody clears them.
        page.context().clearCookies();
        page.navigate("/me/tickets");
        nothingIsKept(page);
        visitor.saysWho(Visitor.anEmail());
        assertThat(page.locator("html[data-kept=true]")).isAttached();
        page.context().setOffline(true);
        page.navigate("/me/tickets");
        assertThat(page.locator("main .empty")).isVisible();
        assertThat(page.locator(".qr")).hasCount(0);
        page.navigate("/me/orders");
        assertThat(page.locator("h1")).hasText("Grandstand cannot be reached");
        visitor.shootWhole("offline-en");
        visitor.leave();
    }

    private static void open(Page page, String path) {
        page.navigate(path);
        assertThat(page.locator("html[data-kept=true]")).isAttached();
    }

    private static void nothingIsKept(Page page) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(page.evaluate("caches.has('tickets')"))
                .isEqualTo(false));
    }

    private static UUID bought(String email) {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(60).in("지하 공연장"));
        Fan fan = new Fan(Grandstand.logIn(email)).admittedTo(performance);
        UUID hold = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        UUID payment = UUID.randomUUID();
        assertThat(fan.hold(performance, hold, 7).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        fan.pay(order, payment, "WALLET");
        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
        return order;
    }
}
