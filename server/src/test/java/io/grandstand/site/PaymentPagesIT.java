package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A fan sees what they tried to pay, what came of it, and what became of their order. */
@GrandstandTest
class PaymentPagesIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern CHARGE = Pattern.compile("name=\"chargeId\" value=\"([^\"]+)\"");

    @Autowired
    private Fans fans;

    @Autowired
    private OnSale onSale;

    @Autowired
    private Wallets wallets;

    @Autowired
    private Ids ids;

    @Test
    void aPaymentThatFailedIsListedWithItsReasonBesideTheOneThatDidNot() {
        Somebody fan = fans.fan();
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(100_000));
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);
        String declined = buying.pay("SANDBOX");
        assertThat(fan.api()
                        .post("/api/v1/sandbox/payments/" + declined + "/choice", "{\"choice\":\"DECLINE\"}")
                        .status())
                .isLessThan(300);
        await().atMost(SOON).until(() -> status(fan, declined).equals("FAILED"));
        await().atMost(SOON).until(() -> fan.api()
                .get("/api/v1/orders/" + buying.orderId())
                .json()
                .get("status")
                .asString()
                .equals("CREATED"));
        buying.pay("WALLET");
        await().atMost(SOON).until(() -> !buying.ticket().isEmpty());

        Api english = fan.api().with("Accept", "text/html").with("Accept-Language", "en");
        assertThat(english.get("/me/payments").body())
                .contains("The payment was declined. Nothing was taken.", "Not paid", "Paid", "Sandbox", "Wallet")
                .contains("/orders/" + buying.orderId());
        assertThat(english.with("Accept-Language", "ko").get("/me/payments").body())
                .contains("결제가 거절되었습니다. 출금되지 않았습니다.");

        var history =
                fan.api().get("/api/v1/orders/" + buying.orderId() + "/history").json();
        assertThat(history.get("items").findValuesAsString("what"))
                .containsExactly(
                        "PLACED", "PAYMENT_BEGUN", "PAYMENT_FAILED", "PAYMENT_BEGUN", "PAID", "TICKETS_ISSUED");
        assertThat(english.get("/orders/" + buying.orderId()).body())
                .contains("History of this order", "The payment took no money", "Tickets issued");
    }

    @Test
    void paymentsAndHistoriesAreForTheirFanAlone() {
        Somebody fan = fans.fan();
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);

        assertThat(fans.fan()
                        .api()
                        .get("/api/v1/orders/" + buying.orderId() + "/history")
                        .status())
                .isEqualTo(404);
        assertThat(fans.nobody().with("Accept", "text/html").get("/me/payments").header("Location"))
                .contains("/login");
        assertThat(fan.api()
                        .with("Accept", "text/html")
                        .with("Accept-Language", "en")
                        .get("/me/payments")
                        .body())
                .contains("No payments yet.");
    }

    @Test
    void whoTopsUpForAnOrderHasTheMissingAmountFilledInAndComesBackToTheOrder() {
        Somebody fan = fans.fan();
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(12_000));
        String order = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids).orderId();
        String wallet = "/me/wallet?order=" + order;
        var browser = new FormBrowser(fan.api());
        assertThat(browser.get("/orders/" + order).body()).contains("href=\"" + wallet + "\"");

        Answer asked = browser.get(wallet);
        assertThat(asked.body())
                .contains("Your order of ₩50,000 waits to be paid", "value=\"38000\"", "data-status=\"CREATED\"")
                .contains("<a class=\"button\" href=\"/orders/" + order + "\">Back to your order</a>");
        Map<String, String> none = Map.of("chargeId", charge(asked), "amount", "none", "order", order);
        assertThat(browser.post("/me/wallet/charges", none).body())
                .contains("The amount must be a number.", "value=\"none\"", "Back to your order");
        Map<String, String> most = Map.of("chargeId", charge(asked), "amount", "37,500", "order", order);
        assertThat(browser.post("/me/wallet/charges", most).header("Location")).isEqualTo("/orders/" + order);
        Answer again = browser.get(wallet);
        assertThat(again.body()).as("no less than a top-up takes").contains("value=\"1000\"");
        Map<String, String> rest = Map.of("chargeId", charge(again), "amount", "1000", "order", order);
        assertThat(browser.post("/me/wallet/charges", rest).header("Location")).isEqualTo("/orders/" + order);
        assertThat(browser.get("/orders/" + order).body()).contains("data-short=\"false\"", "₩50,500");
        assertThat(browser.get(wallet).body()).contains("Back to your order", "name=\"amount\"", "value=\"\"");
    }

    @Test
    void whatIsNoOrderOfTheirsThatWaitsToBePaidIsNoneForTheirWallet() {
        Somebody fan = fans.fan();
        String given = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids).orderId();
        assertThat(fan.api().delete("/api/v1/orders/" + given).status()).isLessThan(300);
        String others =
                Buying.ordered(fans.fan(), onSale.aPerformance().open(), 0, ids).orderId();
        var browser = new FormBrowser(fan.api());

        for (String none : List.of(given, others, UUID.randomUUID().toString(), "//elsewhere.example", "")) {
            Answer wallet = browser.get("/me/wallet?order=" + none);
            assertThat(wallet.status()).isEqualTo(200);
            assertThat(wallet.body()).doesNotContain("Back to your order", "name=\"order\"");
            Map<String, String> form = Map.of("chargeId", charge(wallet), "amount", "1000", "order", none);
            assertThat(browser.post("/me/wallet/charges", form).header("Location"))
                    .isEqualTo("/me/wallet?charged=1000");
        }
    }

    private static String charge(Answer wallet) {
        Matcher found = CHARGE.matcher(wallet.body());
        assertThat(found.find()).as(wallet.body()).isTrue();
        return found.group(1);
    }

    private static String status(Somebody fan, String payment) {
        return fan.api().get("/api/v1/payments/" + payment).json().get("status").asString();
    }
}
