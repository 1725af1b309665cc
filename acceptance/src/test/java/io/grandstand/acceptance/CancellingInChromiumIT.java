package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.grandstand.acceptance.Browser.Screen;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A fan gives tickets back in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class CancellingInChromiumIT {

    /** A performance of these tests is tomorrow: 30 % are kept. */
    private static final String NEVER_FREE = """
            {"freeHours":0,"fees":[{"daysBefore":7,"percent":0},{"daysBefore":1,"percent":30},{"daysBefore":0,"percent":90}]}
            """;

    @AutoClose
    private final Browser browser = new Browser();

    @AfterEach
    void nothingFailedOnThePages() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFanGivesOneOfTwoTicketsBackWithTheKeyboardAloneOnAPhone() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(8).cancellation(NEVER_FREE));
        String email = Visitor.anEmail();
        Fan buyer = new Fan(Grandstand.logIn(email)).admittedTo(performance);
        UUID order = bought(buyer, performance, "WALLET");
        long before = buyer.balance();
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn(email);
        page.navigate("/orders/" + order);
        assertThat(page.locator("main .cards > li")).hasCount(2);

        page.locator("a[href$='/cancellation']").press("Enter");
        page.waitForURL(Pattern.compile(".*/cancellation"));
        assertThat(page.locator("main .note")).containsText("30%");
        assertThat(page.locator(".choice").first()).containsText("50,000원, 수수료 15,000원: 35,000원 환불");
        assertThat(Axe.faults(page)).isEmpty();
        page.locator("main button[type=submit]").press("Enter");
        assertThat(page.locator("main [role=alert]")).hasText("티켓을 한 장 이상 골라 주세요.");
        fan.shootWhole("cancel-none-chosen-ko");
        page.locator(".choice input").first().press("Space");
        page.locator("main button[type=submit]").press("Enter");

        Locator sure = page.locator("[aria-labelledby=sure]");
        assertThat(sure).containsText("티켓 1장을 취소할까요?");
        assertThat(sure).containsText("35,000원");
        assertThat(Axe.faults(page)).isEmpty();
        sure.locator("button[type=submit]").press("Enter");

        page.waitForURL(Pattern.compile(".*/orders/" + order + ".*"));
        assertThat(page.locator("main [role=status]").first()).containsText("지갑으로 환불되었습니다");
        assertThat(page.locator("main .cards > li")).hasCount(1);
        assertThat(page.locator("[aria-labelledby=lines] .tag.cancelled")).hasCount(1);
        assertThat(page.locator("[aria-labelledby=lines] tfoot tr"))
                .containsText(new String[] {"100,000원", "−35,000원", "취소 수수료 15,000원 포함"});
        assertThat(page.locator("[aria-labelledby=lines] tfoot strong")).hasText("65,000원");
        assertThat(Axe.faults(page)).isEmpty();
        fan.shootWhole("cancelled-one-ko");
        page.navigate("/me/orders");
        assertThat(page.locator("main .card")).containsText("2석 중 1석 취소");
        assertThat(page.locator("main .card")).containsText("환불 35,000원 · 최종 결제 65,000원");
        fan.shootWhole("orders-one-cancelled-ko");
        assertThat(buyer.balance()).isEqualTo(before + 35_000);
        fan.seesTickets(2);
        assertThat(page.locator(".ticket .qr")).hasCount(1);
        assertThat(page.locator("main .cards > li").first().locator(".qr")).isVisible();
        assertThat(page.locator(".ticket .tag.cancelled")).hasCount(1);
        fan.shootWhole("tickets-one-cancelled-ko");
    }

    @Test
    void aFanGivesAWholeOrderBackAndIsPaidBackThroughTheSandbox() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(8).cancellation(NEVER_FREE));
        String email = Visitor.anEmail();
        Fan buyer = new Fan(Grandstand.logIn(email)).admittedTo(performance);
        UUID order = bought(buyer, performance, "SANDBOX");
        Visitor fan = browser.open(Screen.DESK, "en-US");
        Page page = fan.page();
        page.navigate("/performances/" + performance);
        assertThat(page.locator("[aria-labelledby=fees]")).containsText("the day before");
        assertThat(page.locator("[aria-labelledby=fees]")).containsText("30% of the price");
        fan.shootWhole("performance-fees-en");
        fan.logIn(email);
        page.navigate("/orders/" + order + "/cancellation");

        for (Locator ticket : page.locator(".choice input").all()) {
            ticket.check();
        }
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("[aria-labelledby=sure]")).containsText("₩70,000");
        fan.shootWhole("cancel-whole-en");
        page.locator("[aria-labelledby=sure] button[type=submit]").click();

        assertThat(page.locator("h1")).hasText("Tickets cancelled");
        assertThat(page.locator("main [role=status]").first())
                .containsText("₩70,000 was given back through the sandbox");
        assertThat(Axe.faults(page)).isEmpty();
        fan.shootWhole("cancelled-whole-en");
        assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
        page.navigate("/orders/" + order + "/cancellation");
        assertThat(page.locator("main .note")).hasText("No ticket of this order can be cancelled now.");
        page.navigate("/performances/" + performance + "/seats?look");
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        assertThat(page.locator("[data-part=left]")).containsText("8");
    }

    private static UUID bought(Fan fan, long performance, String method) {
        UUID hold = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        UUID payment = UUID.randomUUID();
        assertThat(fan.hold(performance, hold, 2, 3).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        assertThat(fan.pay(order, payment, method).status()).isEqualTo(202);
        if (method.equals("SANDBOX")) {
            assertThat(fan.choose(payment, "SUCCESS").status()).isEqualTo(202);
        }
        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
        return order;
    }
}
